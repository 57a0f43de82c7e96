import { z } from "zod";
import { listOf, numberOr, requiredText, text } from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";
import type { RemoteResult } from "../common/remote-call.ts";

const NzbgetParameters = listOf(z.object({ Name: text, Value: text }));

/** A figure that is 0 where NZBGet does not report it. */
const figure = numberOr(0);

/** 64-bit numbers are split into two 32-bit halves. */
export const NzbgetGroup = z.object({
  NZBID: z.number().int(),
  NZBName: text,
  Category,
  Status: text,
  FileSizeLo: figure,
  FileSizeHi: figure,
  RemainingSizeLo: figure,
  RemainingSizeHi: figure,
  /** Paused part of the remaining size, including recovery blocks that are not needed yet. */
  PausedSizeLo: figure,
  PausedSizeHi: figure,
  ActiveDownloads: figure,
  /** Of the files of the download; from 900 on it is loaded while the queue is paused (v13 and later). */
  MaxPriority: figure,
  Parameters: NzbgetParameters,
});
export type NzbgetGroup = z.infer<typeof NzbgetGroup>;

export const NzbgetHistoryItem = z.object({
  NZBID: z.number().int(),
  Name: text,
  Category,
  /** `SUCCESS/UNPACK`, `WARNING/HEALTH`, `FAILURE/PAR`, `DELETED/MANUAL` … */
  Status: text,
  FileSizeLo: figure,
  FileSizeHi: figure,
  Parameters: NzbgetParameters,
});
export type NzbgetHistoryItem = z.infer<typeof NzbgetHistoryItem>;

export const NzbgetStatus = z.object({
  /** Bytes per second, for all downloads together. */
  DownloadRate: z.number(),
  DownloadPaused: z.boolean(),
});
export type NzbgetStatus = z.infer<typeof NzbgetStatus>;

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
