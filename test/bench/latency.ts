import { startBareBroadcast } from "./baseline/bare-broadcast.ts";
import { startBareInbox } from "./baseline/bare-inbox.ts";
import type { Follow, FollowResult } from "./client/follow.ts";
import { startClient } from "./client/start.ts";
import type { Line, Report } from "./report.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { EPISODES } from "./seed/show.ts";
import { grabBody } from "./seed/sonarr-body.ts";
import { quantile } from "./statistic.ts";
import { hookTarget, startTracker } from "./tracker.ts";

const SINGLES = 300;
const PACKS = 100;
const WARM_UP = 30;
/** A slow machine sends fewer. */
const FOR_MS = 8_000;
/** About what one transition takes on the wire with the fields below. */
const RESULT_BYTES = 500;

const TRANSITIONS = `subscription($after: Sequence) { transitions(after: $after) {
  sequence at from to inferred attempt service event message
  request { id title state progress version } episode { id season number state } } }`;

const ALL = Array.from({ length: EPISODES }, (_, index) => index + 1);

/** Grabs of single episodes: each makes exactly one transition. */
const singles = Array.from({ length: WARM_UP + SINGLES }, (_, index) =>
  grabBody(Math.floor(index / EPISODES), [(index % EPISODES) + 1], 0),
);
const firstPack = Math.ceil(singles.length / EPISODES);
/** Grabs of packs: each makes thirteen. */
const packs = Array.from({ length: WARM_UP + PACKS }, (_, index) =>
  grabBody(firstPack + index, ALL, 0),
);

interface Stream {
  readonly bodies: readonly string[];
  readonly resultsPerBody: number;
}

/** How long after a webhook was sent a subscriber has what came of it, one webhook at a time. */
export async function measureLatency(): Promise<Report> {
  const baselines = {
    single: await followBaseline({ bodies: singles, resultsPerBody: 1 }),
    pack: await followBaseline({ bodies: packs, resultsPerBody: EPISODES }),
  };
  const [single, pack] = await followTracker([
    { bodies: singles, resultsPerBody: 1 },
    { bodies: packs, resultsPerBody: EPISODES },
  ]);
  if (single === undefined || pack === undefined) throw new Error("not every stream was followed");

  return {
    title: `webhook to subscriber: up to ${SINGLES} grabs of one episode and ${PACKS} of a pack of ${EPISODES}, one at a time`,
    lines: [
      ...toLines("one episode: answered", single.answeredMs, baselines.single.answeredMs),
      ...toLines(
        "one episode: its transition",
        single.firstResultMs,
        baselines.single.firstResultMs,
      ),
      ...toLines("pack: first transition", pack.firstResultMs, baselines.pack.firstResultMs),
      ...toLines("pack: last transition", pack.lastResultMs, baselines.pack.lastResultMs),
    ],
  };
}

function toLines(
  what: string,
  figures: readonly number[],
  baselines: readonly number[],
): readonly Line[] {
  return [["p50", 0.5] as const, ["p99", 0.99] as const].map(([name, share]) => ({
    what: `${what}, ${name}`,
    unit: "ms",
    figure: quantile(figures, share),
    baseline: { what: "bare insert, then a bare ws send", figure: quantile(baselines, share) },
  }));
}

async function followBaseline({ bodies, resultsPerBody }: Stream): Promise<FollowResult> {
  await using broadcast = await startBareBroadcast();
  const result = Buffer.alloc(RESULT_BYTES, "x");
  await using inbox = await startBareInbox({
    commit: "each",
    onStored() {
      for (let sent = 0; sent < resultsPerBody; sent += 1) broadcast.send(result);
    },
  });
  await using client = startFollower();
  return await client.ask("follow", {
    hook: hookTarget(inbox.url),
    socket: { url: broadcast.socketUrl, subscription: null },
    bodies,
    resultsPerBody,
    warmUp: WARM_UP,
    forMs: FOR_MS,
  });
}

/** The streams one after the other, on one tracker. */
async function followTracker(streams: readonly Stream[]): Promise<readonly FollowResult[]> {
  await using tracker = await startTracker((seed) =>
    seedApprovedShows(seed, firstPack + packs.length),
  );
  await using client = startFollower();
  const results: FollowResult[] = [];
  for (const { bodies, resultsPerBody } of streams) {
    const { _max } = await tracker.app.store.read.transition.aggregate({
      _max: { sequence: true },
    });
    const after = String(_max.sequence ?? 0n);
    const result = await client.ask("follow", {
      hook: tracker.hook,
      socket: {
        url: tracker.socketUrl,
        subscription: { token: tracker.socketToken, query: TRANSITIONS, variables: { after } },
      },
      bodies,
      resultsPerBody,
      warmUp: WARM_UP,
      forMs: FOR_MS,
    });
    results.push(result);
  }
  return results;
}

function startFollower() {
  return startClient<Follow>(new URL("client/follow.ts", import.meta.url));
}
