import { plainReason } from "../../../domain/message/reason.ts";
import type { TransferFile } from "../../../domain/observation/facts.ts";
import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import type { ListedTransfer, TransferReading } from "./reading.ts";

/** The reporting service and the name of the API call. */
export interface TransferSource {
  readonly service: string;
  readonly event: string;
}

export function toTransferObservation(
  { service, event }: TransferSource,
  { ids, name, evidence }: ListedTransfer,
  reading: TransferReading,
  read: { readonly now: Date; readonly files?: readonly TransferFile[] },
): Observation {
  const [downloadId, ...otherDownloadIds] = ids;
  const keys: Keys = present({
    downloadId,
    otherDownloadIds: otherDownloadIds.length > 0 ? otherDownloadIds : undefined,
    releaseTitle: name,
  });
  const eta =
    reading.etaSeconds === null
      ? null
      : new Date(read.now.getTime() + reading.etaSeconds * 1000).toISOString();
  return {
    service,
    kind: reading.kind,
    channel: "POLL",
    event,
    at: null,
    keys,
    transfer: present({ ...reading.transfer, eta, files: read.files }),
    ...present({ detail: reading.detail }),
    evidence: { id: downloadId, name: name ?? null, ...evidence },
  };
}

export function toRemovedObservation(
  { service, event }: TransferSource,
  downloadId: string,
  missingSince: Date,
  now: Date,
): Observation {
  return {
    service,
    kind: "download-removed",
    channel: "POLL",
    event,
    at: null,
    keys: { downloadId },
    reason: plainReason("NOT_IN_CLIENT"),
    missingSince: missingSince.toISOString(),
    evidence: { id: downloadId, confirmedAt: now.toISOString() },
  };
}
