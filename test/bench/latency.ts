import { startBareBroadcast } from "./baseline/bare-broadcast.ts";
import { startBareInbox } from "./baseline/bare-inbox.ts";
import type { Follow, FollowResult } from "./client/follow.ts";
import { startClient } from "./client/start.ts";
import type { Line, Report } from "./figure.ts";
import type { BenchOptions, Provider } from "./options.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { EPISODES } from "./seed/show.ts";
import { grabBody } from "./seed/sonarr-body.ts";
import { quantile } from "./statistic.ts";
import { hookTarget, startTracker } from "./tracker.ts";

interface LatencySize {
  readonly singles: number;
  readonly packs: number;
  /** Of either the first so many are not counted. */
  readonly warmUp: number;
  /** A slow machine sends fewer. */
  readonly forMs: number;
}

const FULL: LatencySize = { singles: 330, packs: 130, warmUp: 30, forMs: 8_000 };
const SMALL: LatencySize = { singles: 4, packs: 2, warmUp: 1, forMs: 60_000 };

/** About what one transition takes on the wire with the fields below. */
const RESULT_BYTES = 500;

const TRANSITIONS = `subscription($after: Sequence) { transitions(after: $after) {
  sequence at from to inferred attempt service event message
  request { id title state progress version } episode { id season number state } } }`;

const ALL = Array.from({ length: EPISODES }, (_, index) => index + 1);

interface Stream {
  readonly bodies: readonly string[];
  readonly resultsPerBody: number;
}

/** Grabs of single episodes, each of which makes one transition, and grabs of packs, each of which makes thirteen. */
function makeStreams({ singles, packs }: LatencySize) {
  const firstPack = Math.ceil(singles / EPISODES);
  const single: Stream = {
    bodies: Array.from({ length: singles }, (_, index) =>
      grabBody(Math.floor(index / EPISODES), [(index % EPISODES) + 1], 0),
    ),
    resultsPerBody: 1,
  };
  const pack: Stream = {
    bodies: Array.from({ length: packs }, (_, index) => grabBody(firstPack + index, ALL, 0)),
    resultsPerBody: EPISODES,
  };
  return { single, pack, shows: firstPack + packs };
}

/** How long after a webhook was sent a subscriber has what came of it, one webhook at a time. */
export async function measureLatency({ provider, isSmall }: BenchOptions): Promise<Report> {
  const size = isSmall ? SMALL : FULL;
  const { single, pack, shows } = makeStreams(size);
  const baselines = {
    single: await followBaseline(provider, single, size),
    pack: await followBaseline(provider, pack, size),
  };
  const figures = await followTracker(provider, { single, pack, shows }, size);
  return {
    title: `webhook to subscriber: up to ${size.singles} grabs of one episode and ${size.packs} of a pack of ${EPISODES}, one at a time`,
    lines: [
      ...toLines("webhook → its answer", figures.single.answeredMs, baselines.single.answeredMs),
      ...toLines(
        "webhook → subscriber",
        figures.single.firstResultMs,
        baselines.single.firstResultMs,
      ),
      ...toLines(
        `pack of ${EPISODES}, first transition`,
        figures.pack.firstResultMs,
        baselines.pack.firstResultMs,
      ),
      ...toLines(
        `pack of ${EPISODES}, last transition`,
        figures.pack.lastResultMs,
        baselines.pack.lastResultMs,
      ),
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

async function followBaseline(
  provider: Provider,
  stream: Stream,
  { warmUp, forMs }: LatencySize,
): Promise<FollowResult> {
  await using broadcast = await startBareBroadcast();
  const result = Buffer.alloc(RESULT_BYTES, "x");
  await using inbox = await startBareInbox(provider, {
    commit: "each",
    onStored() {
      for (let sent = 0; sent < stream.resultsPerBody; sent += 1) broadcast.send(result);
    },
  });
  await using client = startFollower();
  return await client.ask("follow", {
    ...stream,
    hook: hookTarget(inbox.url),
    socket: { url: broadcast.socketUrl, subscription: null },
    warmUp,
    forMs,
  });
}

/** The streams one after the other, on one tracker. */
async function followTracker(
  provider: Provider,
  { single, pack, shows }: ReturnType<typeof makeStreams>,
  { warmUp, forMs }: LatencySize,
) {
  await using tracker = await startTracker(provider, (seed) => seedApprovedShows(seed, shows));
  await using client = startFollower();
  const follow = async (stream: Stream): Promise<FollowResult> => {
    const { _max } = await tracker.app.store.read.transition.aggregate({
      _max: { sequence: true },
    });
    const after = String(_max.sequence ?? 0n);
    return await client.ask("follow", {
      ...stream,
      hook: tracker.hook,
      socket: {
        url: tracker.socketUrl,
        subscription: { token: tracker.socketToken, query: TRANSITIONS, variables: { after } },
      },
      warmUp,
      forMs,
    });
  };
  return { single: await follow(single), pack: await follow(pack) };
}

function startFollower() {
  return startClient<Follow>(new URL("client/follow.ts", import.meta.url));
}
