import type { State } from "../state.ts";
import type { NotificationEvent } from "./event.ts";

/** Events that become one message: what is decided, what can be played, what is stuck, and the end. */
export type EventGroup = "DECISION" | "PLAYABLE" | "TROUBLE" | "END";

const GROUPS: Readonly<Record<NotificationEvent, EventGroup>> = {
  REQUESTED: "DECISION",
  APPROVED: "DECISION",
  DECLINED: "DECISION",
  PLAYABLE: "PLAYABLE",
  STUCK: "TROUBLE",
  HELP_ASKED: "TROUBLE",
  DELETED: "END",
};

export function groupOf(event: NotificationEvent): EventGroup {
  return GROUPS[event];
}

/** How long news wait for more of the same, in milliseconds. */
export interface SettlePace {
  /** After the last event of a group. */
  readonly quietMs: Readonly<Record<EventGroup, number>>;
  /** After the first one: whatever is still under way then is news of its own. */
  readonly longestMs: number;
}

export const SETTLE_PACE: SettlePace = {
  // Titles and posters are read a moment after a request; a problem that ends by itself is no news.
  quietMs: { DECISION: 15_000, PLAYABLE: 45_000, TROUBLE: 120_000, END: 15_000 },
  longestMs: 15 * 60_000,
};

/** A unit as far as others wait for it. */
export interface SettlingUnit {
  readonly id: string;
  readonly state: State;
  /** The downloads that carry it. */
  readonly downloadIds: readonly string[];
}

/** States of a unit whose download is complete and which will soon be playable. */
const ALMOST: ReadonlySet<State> = new Set(["DOWNLOADED", "IMPORTING", "ANIME_MATCHING"]);

interface SettlingEvent {
  readonly at: Date;
  readonly unitId: string | null;
}

/** Returns when the news of one group of a request can be notified: a pack of thirteen episodes is one message. */
export function settlesAt(
  group: EventGroup,
  events: readonly SettlingEvent[],
  units: readonly SettlingUnit[],
  pace: SettlePace,
): Date {
  const times = events.map(({ at }) => at.getTime());
  const end = Math.min(...times) + pace.longestMs;
  const isWaiting = group === "PLAYABLE" && hasSiblingOnItsWay(events, units);
  return new Date(isWaiting ? end : Math.min(Math.max(...times) + pace.quietMs[group], end));
}

/** Whether another unit of the same download has yet to appear in the library. */
function hasSiblingOnItsWay(
  events: readonly SettlingEvent[],
  units: readonly SettlingUnit[],
): boolean {
  const announced = new Set(events.map(({ unitId }) => unitId));
  const downloads = new Set(
    units.filter(({ id }) => announced.has(id)).flatMap(({ downloadIds }) => downloadIds),
  );
  return units.some(
    ({ id, state, downloadIds }) =>
      !announced.has(id) &&
      ALMOST.has(state) &&
      downloadIds.some((download) => downloads.has(download)),
  );
}
