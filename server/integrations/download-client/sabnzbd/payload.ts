import { z } from "zod";
import { number, text } from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";

/** `*` is "none of its own". */
const SabnzbdCategory = Category.transform((name) => (name === "*" ? "" : name));

export const SabnzbdQueueSlot = z.object({
  nzo_id: z.string(),
  /** Name of the job. */
  filename: text,
  /** Queued, Downloading, Paused, Fetching, Grabbing, Checking, Propagating. */
  status: z.string(),
  cat: SabnzbdCategory,
  /** Megabytes of 1024², as text. */
  mb: number,
  mbleft: number,
  /** `H:MM:SS` or `D:HH:MM:SS`, for this job and all before it; 0:00:00 is "not known". */
  timeleft: text,
});
export type SabnzbdQueueSlot = z.infer<typeof SabnzbdQueueSlot>;

export const SabnzbdQueue = z.object({
  version: z.string(),
  /** The whole queue stands still. */
  paused: z.boolean(),
  /** Of the whole queue, in KiB/s, as text. */
  kbpersec: number,
  slots: z.array(SabnzbdQueueSlot),
});
export type SabnzbdQueue = z.infer<typeof SabnzbdQueue>;

export const SabnzbdHistorySlot = z.object({
  nzo_id: z.string(),
  name: text,
  /** Completed, Failed, or the step of the post-processing that it is at. */
  status: z.string(),
  bytes: number,
  category: SabnzbdCategory,
  fail_message: text,
});
export type SabnzbdHistorySlot = z.infer<typeof SabnzbdHistorySlot>;

export const SabnzbdHistory = z.object({ slots: z.array(SabnzbdHistorySlot) });

/** Some refusals come with status 200. */
const SabnzbdRefusal = z
  .object({ status: z.literal(false), error: z.string() })
  .transform(({ error }) => ({ kind: "failed" as const, message: error }));

export const SabnzbdQueueAnswer = z.union([
  z
    .object({ queue: SabnzbdQueue })
    .transform(({ queue }) => ({ kind: "done" as const, value: queue })),
  SabnzbdRefusal,
]);

export const SabnzbdHistoryAnswer = z.union([
  z
    .object({ history: SabnzbdHistory })
    .transform(({ history }) => ({ kind: "done" as const, value: history })),
  SabnzbdRefusal,
]);

export const SabnzbdDropAnswer = z.union([
  SabnzbdRefusal,
  z.object({ status: z.literal(true) }).transform(() => ({ kind: "done" as const, value: true })),
]);
