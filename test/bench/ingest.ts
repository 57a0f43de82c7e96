import { startAcceptOnly } from "./accept-only.ts";
import { applyBare } from "./baseline/bare-apply.ts";
import { startBareInbox } from "./baseline/bare-inbox.ts";
import type { PostTarget } from "./client/post.ts";
import type { Line, Report } from "./figure.ts";
import { measureCpu } from "./ingest-cpu.ts";
import {
  CONNECTIONS,
  drainBacklog,
  load,
  startPostLoad,
  stormBare,
  stormTracker,
  type Storm,
  type StormSize,
} from "./ingest-load.ts";
import type { BenchOptions, Provider } from "./options.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { showsOfBacklog } from "./seed/backlog.ts";
import { median, quantile } from "./statistic.ts";
import { hookTarget, startTracker } from "./tracker.ts";

interface IngestSize extends StormSize {
  readonly rounds: number;
  /** Webhooks that wait when the storm is over. */
  readonly backlog: number;
  readonly steadyMs: number;
  readonly cpuWebhooks: number;
}

const FULL: IngestSize = {
  rounds: 3,
  shows: 800,
  warmUpMs: 300,
  measureMs: 1_200,
  backlog: 2_000,
  steadyMs: 2_000,
  cpuWebhooks: 3_000,
};
const SMALL: IngestSize = {
  rounds: 1,
  shows: 200,
  warmUpMs: 50,
  measureMs: 150,
  backlog: 30,
  steadyMs: 100,
  cpuWebhooks: 30,
};

/** The rate at which answers are waited for: far above what a house sends, and below what the tracker can. */
const STEADY_PER_SECOND = 200;

interface Round {
  readonly each: number;
  readonly group: number;
  readonly acceptOnly: number;
  readonly tracker: Storm;
  readonly bare: Storm;
  readonly drained: number;
  readonly drainedBare: number;
  readonly waits: readonly number[];
  readonly waitsBare: readonly number[];
}

/** How many webhooks a second are taken in and applied, and what one costs. */
export async function measureIngest({ provider, isSmall }: BenchOptions): Promise<Report> {
  const size = isSmall ? SMALL : FULL;
  const rounds: Round[] = [];
  while (rounds.length < size.rounds) rounds.push(await measureRound(provider, size));
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));

  const each = of((round) => round.each);
  const group = of((round) => round.group);
  const rate = (what: string, figure: number, baseline: number, floor: string): Line => ({
    what: `${what} ÷ ${floor}`,
    unit: "/s",
    figure,
    baseline: { what: floor, figure: baseline },
  });
  const wait = (name: string, share: number): Line => ({
    what: `wait for the answer at ${STEADY_PER_SECOND}/s, ${name}`,
    unit: "ms",
    figure: quantile(
      rounds.flatMap(({ waits }) => waits),
      share,
    ),
    baseline: {
      what: "bare insert, a commit each, at the same rate",
      figure: quantile(
        rounds.flatMap(({ waitsBare }) => waitsBare),
        share,
      ),
    },
  });
  const answered = of(({ tracker }) => tracker.answeredPerSecond);
  const accepted = of((round) => round.acceptOnly);
  const EACH = "bare insert, a commit each";
  const GROUP = "bare insert, group commit";
  return {
    title: `ingest: ${CONNECTIONS} connections send season packs (3, 5 and 17 kB) without a pause`,
    lines: [
      rate("answered while applying", answered, each, EACH),
      rate("answered while applying", answered, group, GROUP),
      rate("answered, nobody applies", accepted, each, EACH),
      rate("answered, nobody applies", accepted, group, GROUP),
      rate(
        "applied during a storm",
        of(({ tracker }) => tracker.appliedPerSecond),
        of(({ bare }) => bare.appliedPerSecond),
        "bare statements",
      ),
      rate(
        "applied after a storm",
        of(({ drained }) => drained),
        of(({ drainedBare }) => drainedBare),
        "bare statements",
      ),
      wait("p50", 0.5),
      wait("p99", 0.99),
      {
        what: "CPU for one webhook, HTTP included",
        unit: "ms",
        figure: await measureCpu(provider, size.cpuWebhooks),
        baseline: null,
      },
    ],
  };
}

async function measureRound(provider: Provider, size: IngestSize): Promise<Round> {
  return {
    each: await loadInbox(provider, "each", size),
    group: await loadInbox(provider, "group", size),
    acceptOnly: await loadAcceptOnly(provider, size),
    bare: await stormBare(provider, size),
    tracker: await stormTracker(provider, size),
    drainedBare: await applyBare(provider, size.backlog),
    drained: await drainBacklog(provider, size.backlog),
    ...(await waitForAnswers(provider, size)),
  };
}

async function loadInbox(
  provider: Provider,
  commit: "each" | "group",
  size: IngestSize,
): Promise<number> {
  await using inbox = await startBareInbox(provider, { commit });
  return (await load(hookTarget(inbox.url), size, null)).perSecond;
}

async function loadAcceptOnly(provider: Provider, size: IngestSize): Promise<number> {
  await using frontDoor = await startAcceptOnly(provider);
  return (await load(hookTarget(frontDoor.url), size, null)).perSecond;
}

async function waitForAnswers(
  provider: Provider,
  { steadyMs }: IngestSize,
): Promise<Pick<Round, "waits" | "waitsBare">> {
  const shows = showsOfBacklog((STEADY_PER_SECOND * steadyMs) / 1000);
  const sendTo = async (target: PostTarget): Promise<readonly number[]> => {
    await using client = startPostLoad();
    const job = { ...target, shows, perSecond: STEADY_PER_SECOND, forMs: steadyMs };
    return (await client.ask("sendSteadily", job)).waitsMs;
  };
  await using tracker = await startTracker(provider, (seed) => seedApprovedShows(seed, shows));
  const waits = await sendTo(tracker.hook);
  await tracker.app.tracker.idle();
  await using inbox = await startBareInbox(provider, { commit: "each" });
  return { waits, waitsBare: await sendTo(hookTarget(inbox.url)) };
}
