import { setTimeout as delay } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { startAcceptOnly } from "./accept-only.ts";
import type { LoadResult, PostLoad } from "./client/post-load.ts";
import type { PostTarget } from "./client/post.ts";
import { startClient } from "./client/start.ts";
import { startBareInbox } from "./floor/bare-inbox.ts";
import type { Line, Report } from "./report.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { median, quantile } from "./statistic.ts";
import { hookTarget, startTracker } from "./tracker.ts";

const CONNECTIONS = 32;
const SHOWS = 600;
const ROUNDS = 3;
const WARM_UP_MS = 500;
const MEASURE_MS = 2_000;
/** How long the backlog of a storm is watched afterwards. */
const CALM_MS = 2_000;

interface Round {
  readonly each: LoadResult;
  readonly group: LoadResult;
  readonly acceptOnly: LoadResult;
  readonly tracker: LoadResult;
  readonly appliedInStorm: number;
  readonly appliedInCalm: number;
}

/** How many webhooks a second are taken in and applied while 32 connections send without a pause. */
export async function measureIngest(): Promise<Report> {
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) rounds.push(await measureRound());
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));

  const floors = {
    each: { what: "bare insert, a commit each", figure: of(({ each }) => each.perSecond) },
    group: { what: "bare insert, group commit", figure: of(({ group }) => group.perSecond) },
  };
  const wait = (name: string, share: number): Line => ({
    what: `wait for the answer, ${name}`,
    unit: "ms",
    figure: of(({ tracker }) => quantile(tracker.waitsMs, share)),
    floor: { what: floors.each.what, figure: of(({ each }) => quantile(each.waitsMs, share)) },
  });
  const answered = of(({ tracker }) => tracker.perSecond);
  const acceptOnly = of((round) => round.acceptOnly.perSecond);
  return {
    title: `ingest: ${CONNECTIONS} connections send season packs (3, 5 and 17 kB) without a pause`,
    lines: [
      { what: "answered, applying beside", unit: "/s", figure: answered, floor: floors.each },
      { what: "answered, applying beside", unit: "/s", figure: answered, floor: floors.group },
      { what: "answered, nobody applies", unit: "/s", figure: acceptOnly, floor: floors.each },
      { what: "answered, nobody applies", unit: "/s", figure: acceptOnly, floor: floors.group },
      wait("p50", 0.5),
      wait("p99", 0.99),
      { what: "applied during the storm", unit: "/s", figure: of((round) => round.appliedInStorm), floor: null },
      { what: "applied after the storm", unit: "/s", figure: of((round) => round.appliedInCalm), floor: null },
    ],
  };
}

async function measureRound(): Promise<Round> {
  const each = await loadFloor("each");
  const group = await loadFloor("group");
  const acceptOnly = await loadAcceptOnly();
  return { each, group, acceptOnly, ...(await loadTracker()) };
}

async function loadFloor(commit: "each" | "group"): Promise<LoadResult> {
  await using inbox = await startBareInbox({ commit });
  return await load(hookTarget(inbox.url));
}

async function loadAcceptOnly(): Promise<LoadResult> {
  await using frontDoor = await startAcceptOnly();
  return await load(hookTarget(frontDoor.url));
}

async function loadTracker(): Promise<Pick<Round, "tracker" | "appliedInStorm" | "appliedInCalm">> {
  await using started = await startTracker((seed) => seedApprovedShows(seed, SHOWS));
  const tracker = await load(started.hook);
  const calmFrom = Date.now();
  await delay(CALM_MS);
  const appliedPerSecond = (from: number, ms: number): number =>
    (countApplied(started.databaseFile, from, from + ms) / ms) * 1000;
  return {
    tracker,
    appliedInStorm: appliedPerSecond(tracker.beganAt, MEASURE_MS),
    appliedInCalm: appliedPerSecond(calmFrom, CALM_MS),
  };
}

async function load(target: PostTarget): Promise<LoadResult> {
  await using client = startClient<PostLoad>(new URL("client/post-load.ts", import.meta.url));
  return await client.ask("load", {
    ...target,
    connections: CONNECTIONS,
    shows: SHOWS,
    warmUpMs: WARM_UP_MS,
    measureMs: MEASURE_MS,
  });
}

function countApplied(file: string, from: number, until: number): number {
  const database = new SqliteFile(file, { readonly: true });
  const toText = (at: number): string => new Date(at).toISOString().replace("Z", "+00:00");
  const { applied } = database
    .prepare<[string, string], { applied: number }>(
      `SELECT count(*) AS applied FROM "Delivery" WHERE "appliedAt" >= ? AND "appliedAt" < ?`,
    )
    .get(toText(from), toText(until)) ?? { applied: 0 };
  database.close();
  return applied;
}
