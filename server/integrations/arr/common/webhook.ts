import { z } from "zod";
import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { FileFacts } from "../../../domain/observation/facts.ts";
import type { Observation, ObservationOf } from "../../../domain/observation/observation.ts";
import type { WebhookReading } from "../../port/webhook.ts";
import { present, text } from "../../shared/lenient.ts";
import { toDeleteReason, toFileFacts, toLines, toReleaseFacts } from "./facts.ts";
import { holdUntil } from "./import-hold.ts";
import type { ArrEvent, ArrFile } from "./payload.ts";

export type EventReader<E> = (event: E, base: ObservationBase, now: Date) => Observation[];

export interface ArrWebhook<E> {
  readonly schema: z.ZodType<E>;
  /** The key that only the other app's bodies contain, and that app's name. */
  readonly other: { readonly key: string; readonly app: string };
  readonly toBase: (name: string, event: E) => ObservationBase;
  readonly readers: Readonly<Record<string, EventReader<E>>>;
}

const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  Test: "a test message",
  Health: "a health message without effect on requests",
  HealthRestored: "a health message without effect on requests",
  Rename: "files were renamed; polls find their places",
  ApplicationUpdate: "the app was updated",
};

/** The app's health or version has changed. */
const ABOUT_SERVICE = new Set(["Health", "HealthRestored", "ApplicationUpdate"]);

const Envelope = z.looseObject({ eventType: text });

const MAX_EVENT_NAME_LENGTH = 80;

export function readArrWebhook<E>(
  webhook: ArrWebhook<E>,
  body: unknown,
  now: Date,
): WebhookReading {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return { kind: "unrecognised", event: null, reason: "not a JSON object" };
  const event = envelope.data.eventType?.slice(0, MAX_EVENT_NAME_LENGTH);
  if (event === undefined)
    return { kind: "unrecognised", event: null, reason: "eventType is missing" };

  const note = Object.hasOwn(WITHOUT_EFFECT, event) ? WITHOUT_EFFECT[event] : undefined;
  const reader = Object.hasOwn(webhook.readers, event) ? webhook.readers[event] : undefined;
  if (note !== undefined && reader === undefined) {
    const isAboutService = ABOUT_SERVICE.has(event);
    return {
      kind: "read",
      event,
      observations: [],
      note,
      ...(isAboutService && { isAboutService }),
    };
  }

  if (!reader) return { kind: "unrecognised", event, reason: "unknown event" };
  if (Object.hasOwn(envelope.data, webhook.other.key)) {
    return {
      kind: "unrecognised",
      event,
      reason: `an event of ${webhook.other.app}, sent to the wrong address`,
    };
  }

  const parsed = webhook.schema.safeParse(body);
  if (!parsed.success) return { kind: "unrecognised", event, reason: "unexpected shape" };
  const observations = reader(parsed.data, webhook.toBase(event, parsed.data), now);
  if (observations.length === 0 && note !== undefined)
    return { kind: "read", event, observations, note };
  if (observations.length === 0) {
    return { kind: "unrecognised", event, reason: "it does not identify a title or download" };
  }
  return { kind: "read", event, observations };
}

/** The keys identify nothing: the body was truncated too far. */
export function isNameless({ keys }: ObservationBase): boolean {
  return (
    !keys.arr && !keys.tvdbId && !keys.tmdbId && !keys.imdbId && !keys.titles && !keys.downloadId
  );
}

export function toGrabbed(event: ArrEvent, base: ObservationBase): Observation {
  return { kind: "grabbed", ...base, ...present({ release: toReleaseFacts(event) }) };
}

/**
 * A title added in the arr itself counts as a request with its approval. It is adopted if Seerr turns out to have a
 * request for it.
 */
export function toAdded(base: ObservationBase): Observation[] {
  return [
    { kind: "requested", ...base, origin: "arr" },
    { kind: "approved", ...base, isAutomatic: true },
  ];
}

/** The app reports that a person must act, except for imports that it retries by itself, which are held. */
export function toBlocked(event: ArrEvent, base: ObservationBase, now: Date): Observation {
  const detail = toLines(event.downloadStatusMessages);
  const until = holdUntil(event.downloadStatusMessages, base.keys.episodes ?? [], now);
  const facts = present({
    release: toReleaseFacts(event),
    reason: detail[0],
    detail: detail.length > 0 ? detail : undefined,
  });
  return until !== null && until > now
    ? { kind: "held", ...base, ...facts, until: until.toISOString() }
    : { kind: "blocked", ...base, ...facts };
}

/** A file of an event or a title, with the folder of the title. */
export interface ReportedFile {
  readonly file: ArrFile | undefined;
  readonly folder: string | undefined;
}

/** `event` names the release that the file comes from; absent: the file was found, not imported just now. */
export function toImported(
  base: ObservationBase,
  reported: ReportedFile,
  event?: ArrEvent,
): ObservationOf<"imported"> {
  const release = event && toReleaseFacts(event);
  return { kind: "imported", ...withFile(base, reported), ...present({ release }) };
}

/** Version 3 does not name the renamed files: a poll finds their places. */
export function toRenamed(
  base: ObservationBase,
  files: readonly ArrFile[],
  folder: string | undefined,
): Observation[] {
  return files.flatMap((file) => {
    if (file.id === undefined) return [];
    const facts = toFileFacts(file, folder);
    const keys = { ...base.keys, fileId: file.id };
    return [{ kind: "file-renamed" as const, ...base, keys, file: facts }];
  });
}

export function toFileDeleted(
  event: ArrEvent,
  base: ObservationBase,
  reported: ReportedFile,
): Observation {
  const reason = event.deleteReason === undefined ? undefined : toDeleteReason(event.deleteReason);
  return { kind: "file-deleted", ...withFile(base, reported), ...present({ reason }) };
}

function withFile(
  base: ObservationBase,
  { file, folder }: ReportedFile,
): ObservationBase & { readonly file?: FileFacts } {
  if (!file) return base;
  const facts = toFileFacts(file, folder);
  const keys = { ...base.keys, ...present({ fileId: facts.id, path: facts.path }) };
  return { ...base, keys, file: facts };
}

export function toRemoved(event: ArrEvent, base: ObservationBase): Observation {
  return { kind: "removed-from-arr", ...base, ...present({ filesDeleted: event.deletedFiles }) };
}

/** Adds the keys of the download that an event names to those of its title. */
export function withDownloadKeys(event: ArrEvent, base: ObservationBase): ObservationBase {
  const releaseTitle = toReleaseFacts(event)?.title;
  const keys = { ...base.keys, ...present({ downloadId: event.downloadId, releaseTitle }) };
  return { ...base, keys };
}
