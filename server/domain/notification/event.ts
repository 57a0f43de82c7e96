import { severityOf } from "../problem/diagnose.ts";
import type { ApprovalState, State } from "../state.ts";

/** What happened to a request, as it is stored with the change itself. */
export const NOTIFICATION_EVENTS = [
  "REQUESTED",
  "APPROVED",
  "DECLINED",
  "PLAYABLE",
  "STUCK",
  "HELP_ASKED",
  "DELETED",
] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

export interface FoundEvent {
  readonly event: NotificationEvent;
  /** The episode or movie; null: the whole request. */
  readonly unitId: string | null;
  /** Of STUCK: the problem. Of HELP_ASKED: who asked. */
  readonly subject: string | null;
}

/** A request as far as its news depend on it. */
export interface NewsRequest {
  readonly approvalState: ApprovalState;
  readonly state: State;
  readonly problemCode: string | null;
  readonly helpAskedAt: Date | null;
  readonly helpAskedBy: string | null;
  /** When it was made. */
  readonly createdAt: Date;
  /** When the tracker learned of it; null: before it noted that. */
  readonly trackedSince: Date | null;
}

export interface NewsUnit {
  readonly id: string;
  readonly isWanted: boolean;
  readonly state: State;
  /** Null: a new unit. */
  readonly stateBefore: State | null;
  readonly fileImportedAt: Date | null;
}

const DAY_MS = 86_400_000;
/** What was decided longer ago is no news when the tracker learns of it: it was added later than the request was made. */
const FRESH_MS = 7 * DAY_MS;

/** Finds what happened to a request between two commits. `before` null: it was not tracked. */
export function findEvents(
  before: NewsRequest | null,
  after: NewsRequest,
  units: readonly NewsUnit[],
  now: Date,
): readonly FoundEvent[] {
  const found = [
    ...decisionsBetween(before, after, now),
    ...units
      .filter((unit) => becamePlayable(unit) && !wasThereBefore(unit, after, now))
      .map(({ id }): FoundEvent => ({ event: "PLAYABLE", unitId: id, subject: null })),
    ...troublesBetween(before, after),
  ];
  const isGone = after.state === "DELETED" && before !== null && before.state !== "DELETED";
  return isGone ? [...found, ofRequest("DELETED")] : found;
}

function decisionsBetween(
  before: NewsRequest | null,
  { approvalState, createdAt }: NewsRequest,
  now: Date,
): readonly FoundEvent[] {
  if (before === null && now.getTime() - createdAt.getTime() > FRESH_MS) return [];
  const isDecided = approvalState === "APPROVED" || approvalState === "DECLINED";
  const isNewDecision = isDecided && before?.approvalState !== approvalState;
  return [
    ...(before === null && approvalState !== "DELETED" ? [ofRequest("REQUESTED")] : []),
    // A failure or a withdrawal that ends leads back to the approval that was there before.
    ...(isNewDecision && isUndecided(before) ? [ofRequest(approvalState)] : []),
  ];
}

function isUndecided(before: NewsRequest | null): boolean {
  return (
    before === null || before.approvalState === "REQUESTED" || before.approvalState === "DECLINED"
  );
}

function becamePlayable({ isWanted, state, stateBefore }: NewsUnit): boolean {
  return isWanted && state === "AVAILABLE" && stateBefore !== "AVAILABLE";
}

/** A library that is imported with its past has no news of what was in it. A new request for what is there has. */
function wasThereBefore(
  { fileImportedAt }: NewsUnit,
  { createdAt, trackedSince }: NewsRequest,
  now: Date,
): boolean {
  if (trackedSince === null || trackedSince.getTime() - createdAt.getTime() < FRESH_MS)
    return false;
  return fileImportedAt === null
    ? now.getTime() - trackedSince.getTime() < DAY_MS
    : fileImportedAt < trackedSince;
}

function troublesBetween(before: NewsRequest | null, after: NewsRequest): readonly FoundEvent[] {
  const { problemCode, helpAskedAt, helpAskedBy } = after;
  const isStuck = problemCode !== null && severityOf(problemCode) === "STUCK";
  const isHelpAsked =
    helpAskedAt !== null && helpAskedAt.getTime() !== before?.helpAskedAt?.getTime();
  return [
    ...(isStuck && before !== null && problemCode !== before.problemCode
      ? [ofRequest("STUCK", problemCode)]
      : []),
    ...(isHelpAsked && before !== null ? [ofRequest("HELP_ASKED", helpAskedBy)] : []),
  ];
}

function ofRequest(event: NotificationEvent, subject: string | null = null): FoundEvent {
  return { event, unitId: null, subject };
}
