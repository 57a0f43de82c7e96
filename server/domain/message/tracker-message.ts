import { formatBy, type CompactMessageOf, type PlainCode, type Sentences } from "./catalogue.ts";
import { CAUSE_SENTENCES, type CauseParams } from "./cause.ts";
import { DELETION_STEP_SENTENCES, type DeletionStepParams } from "./deletion-step.ts";
import { DELIVERY_SENTENCES, type DeliveryParams } from "./delivery.ts";
import { CHAIN_SENTENCES, type ChainParams } from "./finding.ts";
import { REFUSAL_SENTENCES, type RefusalParams } from "./refusal.ts";
import { SERVICE_NOTE_SENTENCES, type ServiceNoteParams } from "./service-note.ts";
import { SYNC_SENTENCES, type SyncParams } from "./sync.ts";

/** What clients show as the tracker says it, or word by its code. A code means the same wherever it appears. */
export interface TrackerParams
  extends
    CauseParams,
    RefusalParams,
    ServiceNoteParams,
    DeletionStepParams,
    SyncParams,
    DeliveryParams,
    ChainParams {}

export type TrackerMessage = CompactMessageOf<TrackerParams>;

const SENTENCES: Sentences<TrackerParams> = {
  ...CAUSE_SENTENCES,
  ...REFUSAL_SENTENCES,
  ...SERVICE_NOTE_SENTENCES,
  ...DELETION_STEP_SENTENCES,
  ...SYNC_SENTENCES,
  ...DELIVERY_SENTENCES,
  ...CHAIN_SENTENCES,
};

/** A sentence with its code and parameters, as the API and columns of JSON have it. */
export interface CodedMessage {
  readonly message: string;
  /** Null for the words of a service, and in rows of versions without codes. */
  readonly messageCode: string | null;
  readonly messageParams: Readonly<Record<string, unknown>> | null;
}

/** A message whose sentence needs no parameters. */
export function plainMessage(code: PlainCode<TrackerParams>): TrackerMessage {
  return { code, params: {} };
}

/** A text is the words of a service. */
export function toCoded(message: TrackerMessage | string): CodedMessage {
  if (typeof message === "string") return { message, messageCode: null, messageParams: null };
  const { code, params } = message;
  return {
    message: formatBy(SENTENCES, message),
    messageCode: code,
    messageParams: { ...params },
  };
}
