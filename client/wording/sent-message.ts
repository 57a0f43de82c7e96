import type { CodedArea, Words } from "../language/area.ts";
import { causes } from "../language/words/cause.ts";
import { phrase } from "../language/words/phrase.ts";

interface Coded {
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}

/** What the tracker says, with its code. Rows of earlier versions have none. */
export interface SentMessage extends Coded {
  readonly message: string;
}

/** What messages have among their parameters. */
const NESTED: readonly Pick<CodedArea<Words>, "byCode">[] = [causes];

/**
 * Words what the tracker says by its code. Null without a code, in English, and for what this client does not know: the
 * sentence of the tracker is shown then.
 */
export function sentWords<English extends Words>(
  area: CodedArea<English>,
  { messageCode, messageParams }: Coded,
): string | null {
  if (messageCode === null || !isRecord(messageParams)) return null;
  const params = wordParams(messageParams);
  return params === null ? null : toText(area.byCode(messageCode, params));
}

/** What the tracker says, in the language of the page if it has words for it. */
export function sentText<English extends Words>(
  area: CodedArea<English>,
  sent: SentMessage,
): string {
  return sentWords(area, sent) ?? sent.message;
}

/** Null if one of the messages among them has no words. */
function wordParams(params: Readonly<Record<string, unknown>>): object | null {
  const worded = Object.entries(params).map(([name, value]) => [name, wordParam(name, value)]);
  return worded.some(([, value]) => value === undefined) ? null : Object.fromEntries(worded);
}

/** A cause without a code is a quotation of a service. Undefined: there are no words. */
function wordParam(name: string, value: unknown): unknown {
  if (name === "cause" && typeof value === "string") return phrase("quoted", { words: value });
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value.map((part: unknown) => wordParam("", part));
    return parts.includes(undefined) ? undefined : parts;
  }
  return isMessage(value) ? wordNested(value.code, value.params) : value;
}

function wordNested(code: string, params: Readonly<Record<string, unknown>>): string | undefined {
  const worded = wordParams(params);
  if (worded === null) return undefined;
  for (const area of NESTED) {
    const words = toText(area.byCode(code, worded));
    if (words !== null) return words;
  }
  return undefined;
}

function toText(words: unknown): string | null {
  return typeof words === "string" ? words : null;
}

function isMessage(
  value: unknown,
): value is { readonly code: string; readonly params: Readonly<Record<string, unknown>> } {
  return isRecord(value) && typeof value["code"] === "string" && isRecord(value["params"]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
