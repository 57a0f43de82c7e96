import { z } from "zod";
import { text } from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";
import type { RemoteResult } from "../common/remote-call.ts";

const NzbgetParameters = z
  .array(z.object({ Name: z.string(), Value: z.union([z.string(), z.number()]) }))
  .default([]);

/** 64-bit numbers are split into two 32-bit halves. */
export const NzbgetGroup = z.object({
  NZBID: z.number().int(),
  NZBName: text,
  Category,
  Status: z.string(),
  FileSizeLo: z.number(),
  FileSizeHi: z.number(),
  RemainingSizeLo: z.number(),
  RemainingSizeHi: z.number(),
  /** Paused part of the remaining size, including recovery blocks that are not needed yet. */
  PausedSizeLo: z.number(),
  PausedSizeHi: z.number(),
  ActiveDownloads: z.number(),
  Parameters: NzbgetParameters,
});
export type NzbgetGroup = z.infer<typeof NzbgetGroup>;

export const NzbgetHistoryItem = z.object({
  NZBID: z.number().int(),
  Name: text,
  Category,
  /** `SUCCESS/UNPACK`, `WARNING/HEALTH`, `FAILURE/PAR`, `DELETED/MANUAL` … */
  Status: z.string(),
  FileSizeLo: z.number().default(0),
  FileSizeHi: z.number().default(0),
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
      .object({ error: z.object({ message: z.string(), code: z.number().optional() }) })
      .transform(({ error }) => ({ kind: "failed" as const, ...error })),
    z
      .object({ result: schema })
      .transform(({ result }) => ({ kind: "done" as const, value: result })),
  ]);
}
