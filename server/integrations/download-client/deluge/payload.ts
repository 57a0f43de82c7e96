import { z } from "zod";
import { flag, number, numberOr, requiredText, text } from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";
import type { RemoteResult } from "../common/remote-call.ts";

/** No field is required, so that one odd torrent does not cost the others. */
export const DelugeTorrent = z.object({
  name: text,
  /** Allocating, Checking, Downloading, Seeding, Paused, Error, Queued, Moving. */
  state: text,
  /** 0..100 of the wanted bytes, or of a running check or move. */
  progress: number,
  is_finished: flag,
  /** Bytes per second. */
  download_payload_rate: number,
  /** Seconds; 0 or less means none. */
  eta: number,
  /** Wanted bytes; 0 before metadata. */
  total_wanted: number,
  /** Connected seeds, and seeds in the swarm (-1 when unknown). */
  num_seeds: number,
  total_seeds: number,
  /** From the Label plugin; absent without it. */
  label: Category,
  /** "OK" or an error message. */
  message: text,
  /** "Announce OK", "Error: …" */
  tracker_status: text,
});
export type DelugeTorrent = z.infer<typeof DelugeTorrent>;

/** The keys to request for each torrent. */
export const TORRENT_KEYS = [
  "name",
  "state",
  "progress",
  "is_finished",
  "download_payload_rate",
  "eta",
  "total_wanted",
  "num_seeds",
  "total_seeds",
  "label",
  "message",
  "tracker_status",
] as const satisfies readonly (keyof DelugeTorrent)[];

/** By hash in lower case. A missing torrent can be an empty object. */
export const DelugeTorrents = z.record(
  z.string(),
  z.union([
    z.strictObject({}).transform(() => null),
    DelugeTorrent,
    // The key still identifies the torrent.
    z.unknown().transform(() => DelugeTorrent.parse({})),
  ]),
);

export const DelugeFiles = z.object({
  /** `path` is relative to the download folder, uses `/` and includes the torrent's top folder. */
  files: z.array(
    z.object({
      path: requiredText,
      size: numberOr(0),
    }),
  ),
  /** 0..1, in the order of `files`. */
  file_progress: z.array(number),
  /** 0 means "not wanted"; 4 is normal, 7 high (1 and 7 before 2.0). */
  file_priorities: z.array(number),
});
export type DelugeFiles = z.infer<typeof DelugeFiles>;

export const DelugeFileLists = z.record(
  z.string(),
  z.union([DelugeFiles, z.object({}).transform(() => null)]),
);

/** Id, address, port, and the status or user name of a daemon. */
export const DelugeHosts = z.array(
  z
    .tuple([z.string(), z.string()])
    .rest(z.unknown())
    .transform(([id, address]) => ({ id, address })),
);

export function remoteResultOf<T>(schema: z.ZodType<T>): z.ZodType<RemoteResult<T>> {
  return z.union([
    z
      .object({ error: z.object({ message: requiredText, code: z.number().optional() }) })
      .transform(({ error }) => ({ kind: "failed" as const, ...error })),
    z
      .object({ result: schema })
      .transform(({ result }) => ({ kind: "done" as const, value: result })),
  ]);
}
