import { type CodedArea, type Words, createTrackerArea } from "../language/area.ts";
import { causes } from "../language/words/cause.ts";
import { deletionSteps } from "../language/words/deletion-step.ts";
import { deliveries } from "../language/words/delivery.ts";
import { findings } from "../language/words/finding.ts";
import type { keepReasons } from "../language/words/keep.ts";
import { phrase } from "../language/words/phrase.ts";
import { refusals } from "../language/words/refusal.ts";
import { serviceNotes } from "../language/words/service-note.ts";
import { syncSteps } from "../language/words/sync-step.ts";
import { dayClockWords } from "./time.ts";

interface Coded {
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}

/** What the tracker sends as a sentence with its code. The words of a service and rows of earlier versions have none. */
export interface SentMessage extends Coded {
  readonly message: string;
}

type Params = Readonly<Record<string, unknown>>;

/** A code means the same in all of them. In English the tracker words the whole sentence: none of them has words then. */
const AREAS: readonly Pick<CodedArea<Words>, "byCode">[] = [
  causes,
  refusals,
  serviceNotes,
  deletionSteps,
  syncSteps,
  deliveries,
  findings,
  createTrackerArea<(typeof keepReasons)["english"]>("keepReasons"),
];

/**
 * Words what the tracker sends by its code. Null without a code, in English, and for what this client does not know: the
 * sentence of the tracker is shown then.
 */
export function sentWords({ messageCode, messageParams }: Coded): string | null {
  if (messageCode === null || !isRecord(messageParams)) return null;
  return wordMessage(messageCode, messageParams);
}

/** What the tracker sends, in the language of the page if there are words for it. */
export function sentText(message: SentMessage): string {
  return sentWords(message) ?? message.message;
}

function wordMessage(code: string, params: Params): string | null {
  const worded = Object.entries(params).map(([name, value]) => [name, wordParam(name, value)]);
  if (worded.some(([, value]) => value === undefined)) return null;
  for (const area of AREAS) {
    const words: unknown = area.byCode(code, Object.fromEntries(worded) as object);
    if (typeof words === "string") return words;
  }
  return null;
}

/** A cause without a code is a quotation of a service. Undefined: a message that has no words. */
function wordParam(name: string, value: unknown): unknown {
  if (typeof value === "string") {
    if (name === "cause") return phrase("quoted", { words: value });
    return name === "until" ? dayClockWords(new Date(value), new Date()) : value;
  }
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown): unknown => wordParam("", part));
    return parts.includes(undefined) ? undefined : parts;
  }
  return isMessage(value) ? (wordMessage(value.code, value.params) ?? undefined) : value;
}

function isMessage(value: unknown): value is { readonly code: string; readonly params: Params } {
  return isRecord(value) && typeof value["code"] === "string" && isRecord(value["params"]);
}

function isRecord(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
