import { z } from "zod";
import {
  flag,
  number,
  numberOr,
  optionalListOf,
  requiredText,
  rowsOf,
  text,
} from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";
import type { RemoteResult } from "../common/remote-call.ts";

/** Converts `percentDone` and `rpc-version` to `percent_done` and `rpc_version`. */
function snakeCase(key: string): string {
  return key.replaceAll("-", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Accepts both spellings: 4.1 and later use snake case, earlier versions camel and kebab case. */
function anySpelling<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    (value) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [snakeCase(key), item]))
        : value,
    z.object(shape),
  );
}

export const TransmissionTorrent = anySpelling({
  hash_string: z.string(),
  name: text,
  /** 0 stopped, 1 and 2 checking, 3 queued, 4 downloading, 5 waiting to seed, 6 seeding. */
  status: number,
  /** 0 none, 1 and 2 tracker errors, 3 a local error: disk, permission, missing data. */
  error: number,
  error_string: text,
  /** 3.0 and later. */
  labels: optionalListOf(Category),
  /** 0..1 of the wanted bytes. */
  percent_done: number,
  /** 0..1; below 1 for a magnet without metadata. */
  metadata_percent_complete: number,
  /** Wanted bytes; 0 before metadata. */
  size_when_done: number,
  left_until_done: number,
  /** Bytes per second. */
  rate_download: number,
  /** Seconds; -1 not available, -2 unknown. */
  eta: number,
});
export type TransmissionTorrent = z.infer<typeof TransmissionTorrent>;

/** The fields to request for each torrent. */
export const TORRENT_FIELDS = [
  "hash_string",
  "name",
  "status",
  "error",
  "error_string",
  "labels",
  "percent_done",
  "metadata_percent_complete",
  "size_when_done",
  "left_until_done",
  "rate_download",
  "eta",
] as const satisfies readonly (keyof TransmissionTorrent)[];

export const TransmissionHashes = z.object({ torrents: z.array(z.unknown()) });

export const TransmissionTorrents = z.object({ torrents: rowsOf(TransmissionTorrent) });

const TransmissionFile = anySpelling({
  /** Relative to the download folder, uses `/` and includes the torrent's top folder. */
  name: requiredText,
  length: numberOr(0),
  bytes_completed: numberOr(0),
});

const TransmissionFiles = anySpelling({
  files: z.array(TransmissionFile),
  /** In the order of `files`. */
  file_stats: z.array(z.object({ wanted: flag }).catch({ wanted: undefined })),
});
export type TransmissionFiles = z.infer<typeof TransmissionFiles>;

export const TransmissionFileLists = z.object({ torrents: z.array(TransmissionFiles) });

export const TransmissionQueue = z.object({
  torrents: z.array(
    anySpelling({
      hash_string: text,
      /** From 0. */
      queue_position: number,
      /** -1 low, 0 normal, 1 high; the same for each file. */
      bandwidth_priority: number,
      files: z.array(z.object({ name: requiredText })).default([]),
      file_stats: z.array(z.object({ priority: number })).default([]),
    }),
  ),
});

/** E.g. "4.0.6 (38c1649338)". */
export const TransmissionSession = z.object({ version: z.string() });

/** Accepts JSON-RPC 2.0 (4.1 and later) and Transmission's earlier protocol. */
export function remoteResultOf<T>(schema: z.ZodType<T>): z.ZodType<RemoteResult<T>> {
  const done = (value: T) => ({ kind: "done" as const, value });
  const failed = (message: string) => ({ kind: "failed" as const, message });
  return z.union([
    z
      .object({ error: z.object({ message: requiredText }) })
      .transform(({ error }) => failed(error.message)),
    z.object({ jsonrpc: z.literal("2.0"), result: schema }).transform(({ result }) => done(result)),
    z
      .object({ result: z.literal("success"), arguments: schema })
      .transform((answer) => done(answer.arguments)),
    z
      .object({ result: requiredText.refine((result) => result !== "success") })
      .transform(({ result }) => failed(result)),
  ]);
}
