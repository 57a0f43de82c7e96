import { z } from "zod";
import { flag, listOf, number, requiredText, rowsOf, text } from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";

/** `*` means no category. */
const SabnzbdCategory = Category.transform((name) => (name === "*" ? "" : name));

export const SabnzbdQueueSlot = z.object({
  nzo_id: z.string(),
  /** Name of the job. */
  filename: text,
  /** Queued, Downloading, Paused, Fetching, Grabbing, Checking, Propagating. */
  status: text,
  /** Force, Repair, High, Normal, Low. */
  priority: text,
  /** What SABnzbd noticed about the job, in the language of its own pages: DUPLICATE, ENCRYPTED, TOO LARGE … */
  labels: listOf(text),
  cat: SabnzbdCategory,
  /** Mebibytes, as text. */
  mb: number,
  mbleft: number,
  /** `H:MM:SS` or `D:HH:MM:SS`, for this job and all jobs before it; 0:00:00 means "unknown". */
  timeleft: text,
});
export type SabnzbdQueueSlot = z.infer<typeof SabnzbdQueueSlot>;

export const SabnzbdQueue = z.object({
  version: z.string(),
  /** The whole queue is paused. */
  paused: flag,
  /** For the whole queue, in KiB/s, as text. */
  kbpersec: number,
  slots: rowsOf(SabnzbdQueueSlot),
});
export type SabnzbdQueue = z.infer<typeof SabnzbdQueue>;

export const SabnzbdHistorySlot = z.object({
  nzo_id: z.string(),
  name: text,
  /** Completed, Failed, or the current step of post-processing. */
  status: text,
  bytes: number,
  category: SabnzbdCategory,
  fail_message: text,
});
export type SabnzbdHistorySlot = z.infer<typeof SabnzbdHistorySlot>;

export const SabnzbdHistory = z.object({ slots: rowsOf(SabnzbdHistorySlot) });

/** Some errors arrive with status 200. */
const SabnzbdRefusal = z
  .object({ status: z.literal(false), error: requiredText })
  .transform(({ error }) => ({ kind: "failed" as const, message: error }));

export const SabnzbdQueueResponse = z.union([
  z
    .object({ queue: SabnzbdQueue })
    .transform(({ queue }) => ({ kind: "done" as const, value: queue })),
  SabnzbdRefusal,
]);

export const SabnzbdHistoryResponse = z.union([
  z
    .object({ history: SabnzbdHistory })
    .transform(({ history }) => ({ kind: "done" as const, value: history })),
  SabnzbdRefusal,
]);

export const SabnzbdDeleteResponse = z.union([
  SabnzbdRefusal,
  z.object({ status: z.literal(true) }).transform(() => ({ kind: "done" as const, value: true })),
]);

/** The new position; -1 for a job that is not in the queue (any more). */
export const SabnzbdMoveResponse = z.union([
  SabnzbdRefusal,
  z
    .object({
      position: z.number().optional(),
      result: z.object({ position: z.number() }).optional(),
    })
    .transform(({ position, result }) =>
      (position ?? result?.position ?? 0) < 0
        ? { kind: "failed" as const, message: "the job is not in the queue any more" }
        : { kind: "done" as const, value: true },
    ),
]);
