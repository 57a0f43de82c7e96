import { ACTION_SENTENCES, type ActionParams } from "./action.ts";
import { AUDIT_SENTENCES, type AuditParams } from "./audit.ts";
import type { MessageOf, Sentences } from "./catalogue.ts";
import { HISTORY_SENTENCES, type HistoryParams } from "./history.ts";
import { KEEP_SENTENCES, type KeepParams } from "./keep.ts";
import { PROBLEM_SENTENCES, type ProblemParams } from "./problem.ts";
import { formatReason, REASON_SENTENCES, type Reason, type ReasonParams } from "./reason.ts";
import { REJECTION_SENTENCES, type RejectionParams } from "./rejection.ts";

/** The parameters of every code, by area. A code means the same wherever it appears. */
export interface MessageParams
  extends
    HistoryParams,
    ProblemParams,
    ActionParams,
    ReasonParams,
    RejectionParams,
    KeepParams,
    AuditParams {}
export type MessageCode = keyof MessageParams;

/** A sentence as data: clients word the code themselves, the API adds the English sentence. */
export type Message<Code extends MessageCode = MessageCode> = MessageOf<MessageParams, Code>;

const SENTENCES: Sentences<MessageParams> = {
  ...HISTORY_SENTENCES,
  ...PROBLEM_SENTENCES,
  ...ACTION_SENTENCES,
  ...REASON_SENTENCES,
  ...KEEP_SENTENCES,
  ...REJECTION_SENTENCES,
  ...AUDIT_SENTENCES,
};

/** Returns the English sentence of a message. */
export function formatMessage<Code extends MessageCode>({ code, params }: Message<Code>): string {
  const sentence = SENTENCES[code](params);
  const reason = findReason(params);
  return reason === null ? sentence : `${sentence}: ${formatReason(reason)}`;
}

/** Only lines of the history have a parameter `reason`, and there it is always a `Reason`. */
function findReason(params: object): Reason | null {
  return "reason" in params ? (params.reason as Reason | null) : null;
}
