import { setTimeout as delay } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { startAcceptOnly } from "./accept-only.ts";
import { applyBare } from "./baseline/bare-apply.ts";
import { startBareInbox } from "./baseline/bare-inbox.ts";
import type { LoadResult, PostLoad } from "./client/post-load.ts";
import type { PostTarget } from "./client/post.ts";
import { startClient } from "./client/start.ts";
import type { Line, Report } from "./report.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { median, quantile } from "./statistic.ts";
import { hookTarget, startTracker } from "./tracker.ts";

const CONNECTIONS = 32;
/** What a house that uses the tracker a lot may wait for at once: about 1,500 episodes. */
const SHOWS = 120;
const ROUNDS = 3;
const WARM_UP_MS = 300;
const MEASURE_MS = 1_200;
/** How long the backlog of the load is observed afterwards. */
const CALM_MS = 1_000;

interface TrackerRound {
  readonly tracker: LoadResult;
  readonly appliedInStorm: number;
  readonly appliedInCalm: number;
}

interface Round extends TrackerRound {
  readonly each: LoadResult;
  readonly group: LoadResult;
  readonly acceptOnly: LoadResult;
  readonly appliedBare: number;
}

/** How many webhooks a second are taken in and applied while 32 connections send without a pause. */
export async function measureIngest(): Promise<Report> {
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) rounds.push(await measureRound());
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));

  const baselines = {
    each: { what: "bare insert, a commit each", figure: of(({ each }) => each.perSecond) },
    group: { what: "bare insert, group commit", figure: of(({ group }) => group.perSecond) },
  };
  const wait = (name: string, share: number): Line => ({
    what: `wait for the answer, ${name}`,
    unit: "ms",
    figure: of(({ tracker }) => quantile(tracker.waitsMs, share)),
    baseline: {
      what: baselines.each.what,
      figure: of(({ each }) => quantile(each.waitsMs, share)),
    },
  });
  const applied = (when: string, figure: number): Line => ({
    what: `applied ${when} the storm`,
    unit: "/s",
    figure,
    baseline: { what: "the same rows, bare statements", figure: of((round) => round.appliedBare) },
  });
  const answered = of(({ tracker }) => tracker.perSecond);
  const acceptOnly = of((round) => round.acceptOnly.perSecond);
  return {
    title: `ingest: ${CONNECTIONS} connections send season packs (3, 5 and 17 kB) without a pause`,
    lines: [
      { what: "answered, applying beside", unit: "/s", figure: answered, baseline: baselines.each },
      {
        what: "answered, applying beside",
        unit: "/s",
        figure: answered,
        baseline: baselines.group,
      },
      {
        what: "answered, nobody applies",
        unit: "/s",
        figure: acceptOnly,
        baseline: baselines.each,
      },
      {
        what: "answered, nobody applies",
        unit: "/s",
        figure: acceptOnly,
        baseline: baselines.group,
      },
      wait("p50", 0.5),
      wait("p99", 0.99),
      applied(
        "during",
        of((round) => round.appliedInStorm),
      ),
      applied(
        "after",
        of((round) => round.appliedInCalm),
      ),
    ],
  };
}

async function measureRound(): Promise<Round> {
  const each = await loadBaseline("each");
  const group = await loadBaseline("group");
  const acceptOnly = await loadAcceptOnly();
  return { each, group, acceptOnly, ...(await loadTracker()), appliedBare: await applyBare() };
}

async function loadBaseline(commit: "each" | "group"): Promise<LoadResult> {
  await using inbox = await startBareInbox({ commit });
  return await load(hookTarget(inbox.url));
}

async function loadAcceptOnly(): Promise<LoadResult> {
  await using frontDoor = await startAcceptOnly();
  return await load(hookTarget(frontDoor.url));
}

async function loadTracker(): Promise<TrackerRound> {
  await using started = await startTracker((seed) => seedApprovedShows(seed, SHOWS));
  const tracker = await load(started.hook);
  const calmFrom = Date.now();
  await delay(CALM_MS);
  checkApplied(started.databaseFile);
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
  const toText = (at: number): string => new Date(at).toISOString().replace("Z", "+00:00");
  return countDeliveries(
    file,
    `"appliedAt" >= '${toText(from)}' AND "appliedAt" < '${toText(until)}'`,
  );
}

/** Webhooks that were thrown away would be fast, and say nothing. */
function checkApplied(file: string): void {
  const strays = countDeliveries(file, `"status" NOT IN ('PENDING', 'APPLIED')`);
  if (strays > 0) throw new Error(`${strays} webhooks were taken in and not applied`);
}

function countDeliveries(file: string, where: string): number {
  const database = new SqliteFile(file, { readonly: true });
  const row = database
    .prepare<[], { count: number }>(`SELECT count(*) AS count FROM "Delivery" WHERE ${where}`)
    .get();
  database.close();
  return row?.count ?? 0;
}
