import { z } from "zod";
import { CHANNELS } from "../domain/observation/kind.ts";
import { SERVICE_KINDS } from "../domain/service-kind.ts";
import { MEDIA_TYPES, STATES } from "../domain/state.ts";
import { StoredObservation } from "../store/column/observation.ts";

// docs/tapes.md describes the format for people. A change that older programs cannot read gets the next version.

export const TAPE_FORMAT = "status-tracker-tape";
export const TAPE_VERSION = 1;

/** A tape is smaller by far: what is larger is none. */
export const MAX_TAPE_BYTES = 32 * 2 ** 20;
export const MAX_ENTRIES = 5_000;
const MAX_TRANSITIONS = 50_000;
const MAX_SERVICES = 200;

const moment = z.iso.datetime();
const text = z.string().max(10_000);

const TapeService = z.object({
  slug: z.string().min(1).max(200),
  kind: z.enum(SERVICE_KINDS),
  version: text.nullable(),
  /** Folders that it watches. Null: not known. */
  folders: z.array(text).nullable(),
});

const TapeTransition = z.object({
  at: moment,
  /** MOVIE, or season and number such as S01E02. Null: a decision about the whole request. */
  unit: text.nullable(),
  from: z.enum(STATES).nullable(),
  to: z.enum(STATES),
  inferred: z.boolean(),
  attempt: z.number(),
  service: text,
  event: text,
  channel: z.enum(CHANNELS),
  message: text,
  messageCode: text.nullable(),
  /** What the service answered, if no delivery has it. */
  evidence: z.unknown().optional(),
  /** False for what a person did in the tracker: no entry repeats it. */
  isReplayed: z.boolean(),
});

const TapeEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("delivery"),
    /** When it was applied. */
    at: moment,
    receivedAt: moment,
    service: text,
    event: text.nullable(),
    status: text,
    body: z.unknown(),
  }),
  z.object({ kind: z.literal("observation"), at: moment, observation: StoredObservation }),
]);

/** One request with everything that was reported about it, in order, and the history that came of it. */
export const Tape = z.object({
  format: z.literal(TAPE_FORMAT),
  version: z.literal(TAPE_VERSION),
  trackerVersion: text,
  exportedAt: moment,
  /** From when on the entries explain the whole history. Null: from its beginning. */
  completeSince: moment.nullable(),
  services: z.array(TapeService).max(MAX_SERVICES),
  request: z.object({
    title: text,
    year: z.number().nullable(),
    mediaType: z.enum(MEDIA_TYPES),
    isAnime: z.boolean(),
    is4k: z.boolean(),
    seasons: z.array(z.number()),
    tmdbId: z.number().nullable(),
    tvdbId: z.number().nullable(),
    imdbId: text.nullable(),
    state: z.enum(STATES),
    problemCode: text.nullable(),
    createdAt: moment,
    trackedSince: moment.nullable(),
    units: z.array(z.object({ unit: text, state: z.enum(STATES), problemCode: text.nullable() })),
  }),
  entries: z.array(TapeEntry).max(MAX_ENTRIES),
  transitions: z.array(TapeTransition).max(MAX_TRANSITIONS),
});
export type Tape = z.infer<typeof Tape>;
export type TapeTransition = z.infer<typeof TapeTransition>;
export type TapeEntry = z.infer<typeof TapeEntry>;

/** A file that is no tape; the message says why, in one line. */
export class TapeError extends Error {
  override readonly name = "TapeError";
}

/** Returns the tape in the text of a file. Throws a TapeError. */
export function readTape(content: string): Tape {
  if (Buffer.byteLength(content) > MAX_TAPE_BYTES)
    throw new TapeError("The file is too large to be a tape.");
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new TapeError("The file is not JSON.");
  }
  const { data: head } = z.object({ format: z.unknown(), version: z.unknown() }).safeParse(json);
  if (head?.format !== TAPE_FORMAT) throw new TapeError("The file is not a tape.");
  if (head.version !== TAPE_VERSION)
    throw new TapeError(
      `The tape has version ${JSON.stringify(head.version)?.slice(0, 20)} of the format; this program reads version ${TAPE_VERSION}.`,
    );
  const { data, error } = Tape.safeParse(json);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new TapeError(
    `The tape is damaged: ${issue?.path.join(".").slice(0, 200)}: ${issue?.message.slice(0, 200)}`,
  );
}

/** Returns how a tape names a unit. */
export function nameUnit(unit: {
  readonly season: number | null;
  readonly number: number | null;
}): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const { season, number } = unit;
  return season === null || number === null ? "MOVIE" : `S${two(season)}E${two(number)}`;
}
