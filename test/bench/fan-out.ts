import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { NO_CHANGE } from "../../server/tracking/core/bus.ts";
import { createFactory } from "../support/factory.ts";
import { startBareBroadcast } from "./baseline/bare-broadcast.ts";
import type { Audience, Heard } from "./client/audience.ts";
import type { SocketTarget } from "./client/socket.ts";
import { startClient, type ClientProcess } from "./client/start.ts";
import { nowMs } from "./monotonic.ts";
import { openFilesLimit } from "./open-files.ts";
import type { Line, Report } from "./report.ts";
import { requestIdOf, seedApprovedShows, unitIdOf } from "./seed/approved-shows.ts";
import { median } from "./statistic.ts";
import { startTracker, type BenchTracker } from "./tracker.ts";

const WANTED_SOCKETS = 1_000;
/** Both audiences have their sockets' other ends here, beside the files of a process. */
const SOCKETS = Math.min(WANTED_SOCKETS, Math.floor((openFilesLimit() - 100) / 2));
const EVENTS = 12;
const WARM_UP = 4;
/** Beyond it something is wrong: not every event may get lost. */
const TRIES = 25;
/** Longer than the tracker lets a request rest between two events. */
const PAUSE_MS = 120;
const TIMEOUT_MS = 3_000;

/** One subscription, and how to trigger it: as after a commit, when the bus is notified. */
interface Matter {
  readonly name: string;
  readonly query: string;
  prepare(tracker: BenchTracker): Promise<() => void>;
}

const TRANSITIONS: Matter = {
  name: "transitions",
  query: `subscription { transitions { sequence at from to inferred attempt service event message
    request { id title state progress version } episode { id season number state } } }`,
  async prepare({ app }) {
    const requestId = requestIdOf(0);
    const sequence = await createFactory(app.store).transition(requestId, {
      unitId: unitIdOf(0, 1),
    });
    return () =>
      app.tracker.context.bus.publish({ ...NO_CHANGE, sequence, requestIds: [requestId] });
  },
};

const REQUEST_CHANGED: Matter = {
  name: "requestChanged",
  query: `subscription { requestChanged { id title originalTitle year mediaType isAnime is4k requestedBy seasons posterUrl
    state stateReason stateChangedAt progress eta nextAirDate isComplete isFinished problem { code since message detail }
    counts { total aired unaired approved grabbing downloading downloaded importing matching available failed grabbed }
    stages { state reachedAt } downloads { id size } version } }`,
  async prepare({ app }) {
    const id = requestIdOf(0);
    await app.store.write((tx) =>
      tx.mediaRequest.update({
        where: { id },
        data: { version: { increment: 1 } },
        select: { id: true },
      }),
    );
    return () => app.tracker.context.bus.publish({ ...NO_CHANGE, requestIds: [id] });
  },
};

/** One event to a thousand sockets. */
interface Delivered extends Heard {
  readonly lastMs: number;
  /** How long the sending process was at work for it. */
  readonly busyMs: number;
}

/** How long after an event the last of a thousand sockets has it. */
export async function measureFanOut(): Promise<Report> {
  const lines = [...(await measureMatter(TRANSITIONS)), ...(await measureMatter(REQUEST_CHANGED))];
  return { title: `fan-out: one event to ${SOCKETS} WebSockets`, lines };
}

async function measureMatter({ name, query, prepare }: Matter): Promise<readonly Line[]> {
  await using tracker = await startTracker((seed) => seedApprovedShows(seed, 10));
  await using broadcast = await startBareBroadcast();
  await using subscribers = await gather({
    url: tracker.socketUrl,
    subscription: { token: tracker.socketToken, query, variables: {} },
  });
  await using listeners = await gather({ url: broadcast.socketUrl, subscription: null });

  // Turn by turn, so that whatever else the machine does meets both alike.
  const figures: Delivered[] = [];
  const baselines: Delivered[] = [];
  for (let tries = 0; figures.length < WARM_UP + EVENTS; tries += 1) {
    if (tries === TRIES) throw new Error(`not every socket received ${name}`);
    const figure = await deliver(subscribers, await prepare(tracker));
    const bytes = Buffer.alloc(figure?.bytes ?? 1, "x");
    const baseline = await deliver(listeners, () => broadcast.send(bytes));
    // The first events may come before the last subscription is open.
    if (figure === null || baseline === null) continue;
    figures.push(figure);
    baselines.push(baseline);
  }

  const toLine = (what: string, pick: (delivered: Delivered) => number): Line => ({
    what: `${name}: ${what}`,
    unit: "ms",
    figure: median(figures.slice(WARM_UP).map(pick)),
    baseline: {
      what: "bare ws broadcast of as many bytes",
      figure: median(baselines.slice(WARM_UP).map(pick)),
    },
  });
  return [
    toLine("the last socket has it", ({ lastMs }) => lastMs),
    toLine("the server is at work", ({ busyMs }) => busyMs),
  ];
}

async function gather(target: SocketTarget): Promise<ClientProcess<Audience>> {
  const audience = startClient<Audience>(new URL("client/audience.ts", import.meta.url));
  await audience.ask("gather", { ...target, size: SOCKETS });
  return audience;
}

async function deliver(
  audience: ClientProcess<Audience>,
  happen: () => void,
): Promise<Delivered | null> {
  await delay(PAUSE_MS);
  await audience.ask("expect", undefined);
  const before = performance.eventLoopUtilization();
  const at = nowMs();
  happen();
  const heard = await audience.ask("hear", { timeoutMs: TIMEOUT_MS });
  const { active } = performance.eventLoopUtilization(before);
  return heard === null ? null : { ...heard, lastMs: heard.at - at, busyMs: active };
}
