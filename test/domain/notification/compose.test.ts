import { describe, expect, it } from "vitest";
import {
  composeNews,
  noticeOf,
  unitKey,
  type ComposedRequest,
  type ComposedUnit,
  type StoredEvent,
} from "../../../server/domain/notification/compose.ts";
import {
  findEvents,
  type NewsRequest,
  type NewsUnit,
} from "../../../server/domain/notification/event.ts";
import { isWanted, type Listener } from "../../../server/domain/notification/kind.ts";
import { settlesAt, SETTLE_PACE } from "../../../server/domain/notification/settle.ts";

const NOW = new Date("2031-05-04T12:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const DAY = 86_400_000;

const unit = (id: string, state: ComposedUnit["state"], isCounted = true): ComposedUnit => ({
  id,
  state,
  isWanted: isCounted,
});
const playable = (...ids: string[]): StoredEvent[] =>
  ids.map((unitId) => ({ event: "PLAYABLE", unitId, subject: null }));

function show(units: readonly ComposedUnit[], given: Partial<ComposedRequest> = {}) {
  return {
    mediaType: "TV",
    state: "AVAILABLE",
    approvalState: "APPROVED",
    isComplete: false,
    problemCode: null,
    units,
    ...given,
  } as const satisfies ComposedRequest;
}

const kindsOf = (
  events: readonly StoredEvent[],
  request: ComposedRequest,
  announced: string[] = [],
) =>
  composeNews(events, request, new Map(announced.map((key) => [key, ago(DAY * 2)])), NOW).map(
    ({ kinds, unitIds }) => [kinds, unitIds],
  );

describe("what is said of episodes that are ready", () => {
  it("the first of several is the first, and an episode", () => {
    const units = [unit("1", "AVAILABLE"), unit("2", "DOWNLOADING")];
    expect(kindsOf(playable("1"), show(units))).toEqual([[["FIRST_EPISODE", "EPISODE"], ["1"]]]);
  });

  it("the last one that has aired catches up, and the last one of all completes", () => {
    const units = [unit("1", "AVAILABLE"), unit("2", "AVAILABLE"), unit("3", "UNAIRED")];
    expect(kindsOf(playable("2"), show(units))).toEqual([[["CAUGHT_UP", "EPISODE"], ["2"]]]);
    const all = units.slice(0, 2);
    expect(kindsOf(playable("1", "2"), show(all, { isComplete: true }))).toEqual([
      [
        ["ALL_READY", "FIRST_EPISODE", "EPISODE"],
        ["1", "2"],
      ],
    ]);
  });

  it("nothing of an episode that cannot be played any more, or that was announced before", () => {
    const units = [unit("1", "APPROVED"), unit("2", "AVAILABLE"), unit("3", "DOWNLOADING")];
    expect(kindsOf(playable("1"), show(units))).toEqual([]);
    expect(kindsOf(playable("2"), show(units), [unitKey("2")])).toEqual([]);
  });

  it("nothing of specials that nobody asked for", () => {
    const units = [unit("1", "AVAILABLE", false), unit("2", "DOWNLOADING")];
    expect(kindsOf(playable("1"), show(units))).toEqual([]);
  });

  it("a movie is all ready", () => {
    const movie = show([unit("1", "AVAILABLE")], { mediaType: "MOVIE", isComplete: true });
    expect(kindsOf(playable("1"), movie)).toEqual([[["ALL_READY"], ["1"]]]);
  });
});

describe("decisions and trouble", () => {
  const only = (event: StoredEvent["event"], subject: string | null = null): StoredEvent[] => [
    { event, unitId: null, subject },
  ];

  it("a request that was approved by itself is one piece of news", () => {
    const events = [...only("REQUESTED"), ...only("APPROVED")];
    expect(kindsOf(events, show([]))).toEqual([[["APPROVED", "REQUESTED"], []]]);
  });

  it("a decision that a late report undid for a moment comes once, and another one comes", () => {
    const declined = show([], { approvalState: "DECLINED" });
    const known = ["decision:DECLINED"];
    expect(kindsOf(only("DECLINED"), declined)).toEqual([[["DECLINED"], []]]);
    expect(kindsOf(only("DECLINED"), declined, known)).toEqual([]);
    expect(kindsOf(only("APPROVED"), declined, known)).toEqual([]);
    expect(kindsOf(only("APPROVED"), show([]), known)).toEqual([[["APPROVED"], []]]);
  });

  it("a problem that has ended is no news, and the same one comes once a day", () => {
    const events = only("STUCK", "STALLED");
    expect(kindsOf(events, show([]))).toEqual([]);
    const stuck = show([], { problemCode: "STALLED" });
    expect(kindsOf(events, stuck)).toEqual([[["NEEDS_HUMAN"], []]]);
    const announced = new Map([["problem:STALLED", ago(DAY / 2)]]);
    expect(composeNews(events, stuck, announced, NOW)).toEqual([]);
    expect(kindsOf(events, stuck, ["problem:STALLED"])).toHaveLength(1);
  });

  it("a call for help names who asks", () => {
    const [news] = composeNews(only("HELP_ASKED", "Ada"), show([]), new Map(), NOW);
    expect(news).toMatchObject({ kinds: ["NEEDS_HUMAN"], trouble: { helpAskedBy: "Ada" } });
  });

  it("a request that came back is not removed", () => {
    expect(kindsOf(only("DELETED"), show([]))).toEqual([]);
    expect(kindsOf(only("DELETED"), show([], { state: "DELETED" }))).toEqual([[["DELETED"], []]]);
  });
});

describe("who is notified", () => {
  const ada: Listener = { role: "REQUESTER", isConcerned: true, rules: {} };

  it("people of their own requests, admins of what waits for them, the household of all", () => {
    expect(isWanted("ALL_READY", ada)).toBe(true);
    expect(isWanted("ALL_READY", { ...ada, isConcerned: false })).toBe(false);
    expect(isWanted("EPISODE", ada)).toBe(false);
    expect(isWanted("NEEDS_HUMAN", ada)).toBe(false);
    const admin: Listener = { role: "ADMIN", isConcerned: false, rules: {} };
    expect(isWanted("REQUESTED", admin)).toBe(true);
    expect(isWanted("NEEDS_HUMAN", admin)).toBe(true);
    expect(isWanted("ALL_READY", admin)).toBe(false);
    const household: Listener = { role: null, isConcerned: false, rules: {} };
    expect(isWanted("ALL_READY", household)).toBe(true);
  });

  it("by a rule that was set, whatever the default", () => {
    expect(isWanted("ALL_READY", { ...ada, rules: { ALL_READY: false } })).toBe(false);
    expect(isWanted("EPISODE", { ...ada, rules: { EPISODE: true } })).toBe(true);
  });

  const news = {
    kinds: ["CAUGHT_UP", "EPISODE"],
    unitIds: ["1"],
    trouble: null,
    remembered: [],
  } as const;

  it("that they are caught up once, then of each episode, or once a week", () => {
    const each = { pace: "EACH", caughtUpAt: ago(DAY), now: NOW } as const;
    expect(noticeOf(news, ada, each)).toEqual({ kind: "CAUGHT_UP", notBefore: null });
    const weekly = { ...each, pace: "WEEKLY" } as const;
    expect(noticeOf(news, ada, { ...weekly, caughtUpAt: null })?.notBefore).toBeNull();
    expect(noticeOf(news, ada, weekly)?.notBefore).toEqual(new Date(NOW.getTime() + 6 * DAY));
    expect(noticeOf(news, ada, { ...weekly, caughtUpAt: ago(8 * DAY) })?.notBefore).toBeNull();
    const wantsEach = { ...ada, rules: { EPISODE: true } };
    expect(noticeOf(news, wantsEach, weekly)).toEqual({ kind: "EPISODE", notBefore: null });
  });
});

describe("how long news settle", () => {
  const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
  const first = { at: at(0), unitId: "1" };

  it("until nothing more came for a while, at most a quarter of an hour", () => {
    const events = [first, { at: at(30), unitId: "2" }];
    expect(settlesAt("PLAYABLE", events, [], SETTLE_PACE)).toEqual(at(75));
    const long = [first, { at: at(880), unitId: "2" }];
    expect(settlesAt("PLAYABLE", long, [], SETTLE_PACE)).toEqual(at(900));
  });

  it("as long as another episode of the same download is being imported or recognised", () => {
    const units = (state: "ANIME_MATCHING" | "DOWNLOADING", downloadIds: string[]) => [
      { id: "1", state: "AVAILABLE" as const, downloadIds: ["pack"] },
      { id: "2", state, downloadIds },
    ];
    const settled = (...given: Parameters<typeof units>) =>
      settlesAt("PLAYABLE", [first], units(...given), SETTLE_PACE);
    expect(settled("ANIME_MATCHING", ["pack"])).toEqual(at(900));
    expect(settled("ANIME_MATCHING", ["other"])).toEqual(at(45));
    expect(settled("DOWNLOADING", ["pack"])).toEqual(at(45));
  });
});

describe("what counts as an event", () => {
  const request = (given: Partial<NewsRequest> = {}): NewsRequest => ({
    approvalState: "APPROVED",
    state: "DOWNLOADING",
    problemCode: null,
    helpAskedAt: null,
    helpAskedBy: null,
    createdAt: ago(1_000),
    trackedSince: ago(500),
    ...given,
  });
  const one = (given: Partial<NewsUnit> = {}): NewsUnit => ({
    id: "1",
    isWanted: true,
    state: "AVAILABLE",
    stateBefore: "IMPORTING",
    fileImportedAt: null,
    ...given,
  });
  const eventsOf = (
    before: NewsRequest | null,
    after: NewsRequest,
    units: readonly NewsUnit[] = [],
  ) => findEvents(before, after, units, NOW).map(({ event }) => event);

  it("a decision, once", () => {
    const waiting = request({ approvalState: "REQUESTED" });
    expect(eventsOf(null, waiting)).toEqual(["REQUESTED"]);
    expect(eventsOf(waiting, request())).toEqual(["APPROVED"]);
    expect(eventsOf(request(), request())).toEqual([]);
    expect(eventsOf(waiting, request({ approvalState: "DECLINED" }))).toEqual(["DECLINED"]);
  });

  it("no decision of long ago that is only learned now", () => {
    expect(eventsOf(null, request({ createdAt: ago(30 * DAY) }))).toEqual([]);
  });

  it("a unit that becomes playable, but not what an imported library had before", () => {
    expect(eventsOf(request(), request(), [one()])).toEqual(["PLAYABLE"]);
    expect(eventsOf(request(), request(), [one({ stateBefore: "AVAILABLE" })])).toEqual([]);
    const old = request({ createdAt: ago(90 * DAY), trackedSince: ago(60_000) });
    expect(eventsOf(old, old, [one()])).toEqual([]);
    expect(eventsOf(old, old, [one({ fileImportedAt: ago(80 * DAY) })])).toEqual([]);
    expect(eventsOf(old, old, [one({ fileImportedAt: ago(1_000) })])).toEqual(["PLAYABLE"]);
  });

  it("a problem that somebody has to solve, and none that ends by itself", () => {
    expect(eventsOf(request(), request({ problemCode: "STALLED" }))).toEqual(["STUCK"]);
    expect(eventsOf(request(), request({ problemCode: "NOT_AIRED" }))).toEqual([]);
    const stuck = request({ problemCode: "STALLED" });
    expect(eventsOf(stuck, stuck)).toEqual([]);
  });

  it("a call for help, and a removal", () => {
    const asked = request({ helpAskedAt: NOW, helpAskedBy: "Ada" });
    expect(eventsOf(request(), asked)).toEqual(["HELP_ASKED"]);
    expect(eventsOf(asked, asked)).toEqual([]);
    expect(eventsOf(request(), request({ state: "DELETED" }))).toEqual(["DELETED"]);
  });
});
