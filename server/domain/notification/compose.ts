import { severityOf } from "../problem/diagnose.ts";
import type { ApprovalState, MediaType, State } from "../state.ts";
import type { NotificationEvent } from "./event.ts";
import { isWanted, type CaughtUpPace, type Listener, type NotificationKind } from "./kind.ts";
import { groupOf } from "./settle.ts";

export interface StoredEvent {
  readonly event: NotificationEvent;
  readonly unitId: string | null;
  readonly subject: string | null;
}

export interface ComposedUnit {
  readonly id: string;
  readonly state: State;
  readonly isWanted: boolean;
}

/** A request as it is when its news have settled. */
export interface ComposedRequest {
  readonly mediaType: MediaType;
  readonly state: State;
  readonly approvalState: ApprovalState;
  readonly isComplete: boolean;
  readonly problemCode: string | null;
  readonly units: readonly ComposedUnit[];
}

/** What was announced before, by key, with the time. */
export type Announced = ReadonlyMap<string, Date>;

/** A problem, or somebody's call for help. */
export interface Trouble {
  readonly problemCode: string | null;
  readonly helpAskedBy: string | null;
}

/** One piece of news, from which each listener gets what they asked for. */
export interface News {
  /** What can be said of it, the most important first. A listener gets the first one that they want. */
  readonly kinds: readonly NotificationKind[];
  /** The units that it is about. */
  readonly unitIds: readonly string[];
  /** What is wrong; null for other news. */
  readonly trouble: Trouble | null;
  /** Keys that count as announced from now on. */
  readonly remembered: readonly string[];
}

const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
/** A problem that comes and goes is notified once a day. */
const SAME_PROBLEM_MS = DAY_MS;

/** Returns the news of one group of settled events. What is no longer true is no news. */
export function composeNews(
  events: readonly StoredEvent[],
  request: ComposedRequest,
  announced: Announced,
  now: Date,
): readonly News[] {
  const playable = events.filter(({ event }) => groupOf(event) === "PLAYABLE");
  return [
    ...decisionOf(events, request, announced),
    ...readyOf(playable, request, announced),
    ...events.flatMap((event) => troubleOf(event, request, announced, now)),
    ...(events.some(({ event }) => event === "DELETED") && request.state === "DELETED"
      ? [newsOf(["DELETED"])]
      : []),
  ];
}

const DECISIONS = ["DECLINED", "APPROVED"] as const;

/**
 * A request that was approved by itself is one message for each who wants either. A late report of a service can undo a
 * decision and another restore it: only one that stands, and that differs from the last one, is news.
 */
function decisionOf(
  events: readonly StoredEvent[],
  { approvalState }: ComposedRequest,
  announced: Announced,
): readonly News[] {
  const has = (event: NotificationEvent) => events.some((one) => one.event === event);
  const last = DECISIONS.map((kind) => ({ kind, at: announced.get(decisionKey(kind)) }))
    .filter(({ at }) => at !== undefined)
    .toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))[0]?.kind;
  const kinds = [
    ...DECISIONS.filter((kind) => has(kind) && kind === approvalState && kind !== last),
    ...(has("REQUESTED") && !announced.has(decisionKey("REQUESTED"))
      ? (["REQUESTED"] as const)
      : []),
  ];
  return kinds.length === 0 ? [] : [{ ...newsOf(kinds), remembered: kinds.map(decisionKey) }];
}

function decisionKey(kind: NotificationKind): string {
  return `decision:${kind}`;
}

function readyOf(
  events: readonly StoredEvent[],
  { mediaType, isComplete, units }: ComposedRequest,
  announced: Announced,
): readonly News[] {
  const named = new Set(events.map(({ unitId }) => unitId));
  const ready = units.filter(({ state, isWanted: counts }) => counts && state === "AVAILABLE");
  const fresh = ready.filter(({ id }) => named.has(id) && !announced.has(unitKey(id)));
  if (fresh.length === 0) return [];
  const aired = units.filter(
    ({ state, isWanted: counts }) =>
      counts && state !== "UNAIRED" && state !== "DELETED" && state !== "DECLINED",
  );
  const isCaughtUp = mediaType === "TV" && aired.length === ready.length;
  const isFirst = ready.length === fresh.length;
  const kinds: readonly (NotificationKind | false)[] = [
    (mediaType === "MOVIE" || isComplete) && "ALL_READY",
    isCaughtUp && !isComplete && "CAUGHT_UP",
    mediaType === "TV" && isFirst && "FIRST_EPISODE",
    mediaType === "TV" && "EPISODE",
  ];
  return [
    {
      kinds: kinds.filter((kind) => kind !== false),
      unitIds: fresh.map(({ id }) => id),
      trouble: null,
      remembered: fresh.map(({ id }) => unitKey(id)),
    },
  ];
}

function troubleOf(
  { event, subject }: StoredEvent,
  { problemCode }: ComposedRequest,
  announced: Announced,
  now: Date,
): readonly News[] {
  if (event === "HELP_ASKED")
    return [{ ...newsOf(["NEEDS_HUMAN"]), trouble: { problemCode: null, helpAskedBy: subject } }];
  if (event !== "STUCK" || problemCode === null || problemCode !== subject) return [];
  const last = announced.get(problemKey(problemCode));
  const isRepeated = last !== undefined && now.getTime() - last.getTime() < SAME_PROBLEM_MS;
  if (isRepeated || severityOf(problemCode) !== "STUCK") return [];
  return [
    {
      ...newsOf(["NEEDS_HUMAN"]),
      trouble: { problemCode, helpAskedBy: null },
      remembered: [problemKey(problemCode)],
    },
  ];
}

function newsOf(kinds: readonly NotificationKind[]): News {
  return { kinds, unitIds: [], trouble: null, remembered: [] };
}

/** Key of `Announced` for a unit that was announced. */
export function unitKey(unitId: string): string {
  return `unit:${unitId}`;
}

function problemKey(code: string): string {
  return `problem:${code}`;
}

/** Key of `Announced` for the last time that somebody was announced to be caught up. */
export function caughtUpKey(profileId: string): string {
  return `caught-up:${profileId}`;
}

/** What a listener is notified of news. */
export interface Notice {
  readonly kind: NotificationKind;
  /** Null: now. */
  readonly notBefore: Date | null;
}

/** Returns what a listener is notified of news, and when; null: nothing. */
export function noticeOf(
  { kinds }: News,
  listener: Listener,
  {
    pace,
    caughtUpAt,
    now,
  }: {
    readonly pace: CaughtUpPace;
    /** When the listener was last announced to be caught up. */
    readonly caughtUpAt: Date | null;
    readonly now: Date;
  },
): Notice | null {
  const kind = kinds.find((one) => isWanted(one, listener));
  if (kind === undefined) return null;
  if (kind !== "CAUGHT_UP" || pace === "EACH" || caughtUpAt === null)
    return { kind, notBefore: null };
  // What is to be notified this week already, or the week after the last time.
  const next = caughtUpAt > now ? caughtUpAt : new Date(caughtUpAt.getTime() + WEEK_MS);
  if (next <= now) return { kind, notBefore: null };
  return isWanted("EPISODE", listener)
    ? { kind: "EPISODE", notBefore: null }
    : { kind, notBefore: next };
}
