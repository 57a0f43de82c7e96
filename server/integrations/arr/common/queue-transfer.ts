import type {
  ReleaseFacts,
  TransferFacts,
  TransferState,
} from "../../../domain/observation/facts.ts";
import { present } from "../../shared/lenient.ts";
import type { ArrQueueRecord } from "./payload.ts";

export function toQueueRelease(record: ArrQueueRecord): ReleaseFacts {
  const { protocol } = record;
  return present({
    title: record.title,
    quality: record.quality,
    indexer: record.indexer,
    size: record.size || undefined,
    client: record.downloadClient,
    protocol: protocol === "torrent" || protocol === "usenet" ? protocol : undefined,
  } as const);
}

/** Each row of a pack repeats the values of the whole download. */
export function toQueueTransfer(record: ArrQueueRecord): TransferFacts {
  const { size, sizeleft } = record;
  const isMeasured = size !== undefined && size > 0 && sizeleft !== undefined && sizeleft <= size;
  return present({
    progress: isMeasured ? 1 - sizeleft / size : undefined,
    size: size || undefined,
    eta: record.estimatedCompletionTime,
    state: toTransferState(record),
  });
}

function toTransferState({ status, errorMessage = "" }: ArrQueueRecord): TransferState {
  switch (status) {
    case "queued":
      return /metadata/i.test(errorMessage) ? "METADATA" : "QUEUED";
    case "delay":
    case "downloadClientUnavailable":
    case "fallback":
      return "QUEUED";
    case "paused":
      return "PAUSED";
    case "downloading":
      return "DOWNLOADING";
    case "completed":
      return "COMPLETED";
    case "failed":
      return "ERROR";
    case "warning":
      if (/stalled/i.test(errorMessage)) return "STALLED";
      if (/missing/i.test(errorMessage)) return "MISSING_FILES";
      return /metadata/i.test(errorMessage) ? "METADATA" : "ERROR";
    default:
      return "UNKNOWN";
  }
}
