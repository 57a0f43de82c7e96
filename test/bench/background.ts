import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { Integration } from "../../server/integrations/port/integration.ts";
import { confirmEffects } from "../../server/tracking/actions/confirm-effects.ts";
import { airDue } from "../../server/tracking/maintenance.ts";
import {
  createScopeLoader,
  isAnyWaiting,
  loadDownloadScope,
} from "../../server/tracking/projection/poll-scope.ts";
import { createStandstillReviewer } from "../../server/tracking/projection/review.ts";
import { createChangeScan } from "../../server/tracking/reconcile/change-scan.ts";
import { confirmMissing } from "../../server/tracking/reconcile/missing/confirm.ts";
import { loadDoubtful } from "../../server/tracking/reconcile/missing/doubtful.ts";
import type { Tracking } from "../../server/tracking/tracker.ts";
import { WAITING_SHOWS } from "./large-database.ts";
import { largeArrId } from "./seed/large-library.ts";
import { median } from "./statistic.ts";
import type { BenchTracker } from "./tracker.ts";

/** What timers and polls do by themselves, as often as they do it at the default intervals. */
interface Job {
  readonly name: string;
  readonly perMinute: number;
  run(): Promise<unknown>;
}

export interface JobCost {
  readonly name: string;
  readonly cpuMsPerMinute: number;
  readonly longestStallMs: number;
}

const RUNS = 3;

/** What a tracker costs in which nothing happens; services answer at once, with nothing new. */
export async function measureBackground(
  { app }: BenchTracker,
  requests: number,
): Promise<readonly JobCost[]> {
  const costs: JobCost[] = [];
  for (const job of listJobs(app.tracker.context, requests)) costs.push(await measureJob(job));
  return costs;
}

function listJobs(ctx: Tracking, requests: number): readonly Job[] {
  const { read } = ctx.store;
  const loadScope = createScopeLoader(read);
  const reviewer = createStandstillReviewer(ctx);
  const changeScan = createChangeScan(withQuietLists(ctx, requests));
  return [
    { name: "units in doubt, for library scans", perMinute: 4, run: () => loadDoubtful(ctx) },
    { name: "missing files", perMinute: 1, run: () => confirmMissing(ctx) },
    { name: "review of standstills", perMinute: 1, run: () => reviewer.review() },
    { name: "air dates", perMinute: 1, run: () => airDue(ctx) },
    { name: "effects of actions", perMinute: 1, run: () => confirmEffects(ctx) },
    { name: "scope of Seerr's poll", perMinute: 1, run: () => loadScope("seerr") },
    { name: "scope of Sonarr's poll", perMinute: 1, run: () => loadScope("sonarr") },
    { name: "scope of Radarr's poll", perMinute: 1, run: () => loadScope("radarr") },
    {
      name: "scope of qBittorrent's poll",
      perMinute: 30,
      run: () => loadDownloadScope(read, "qbittorrent"),
    },
    { name: "whether a library is waited for", perMinute: 2, run: () => isAnyWaiting(read) },
    { name: "change scan", perMinute: 1 / 5, run: () => changeScan.round() },
  ];
}

/** The first run also prepares statements, and stores the first list of a change scan. */
async function measureJob({ name, perMinute, run }: Job): Promise<JobCost> {
  await run();
  const cpuMs: number[] = [];
  const stallsMs: number[] = [];
  for (let runs = 0; runs < RUNS; runs += 1) {
    const stalls = monitorEventLoopDelay({ resolution: 1 });
    stalls.enable();
    // It measures from one turn to the next, so there has to be one before.
    await delay(5);
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    // A stall is recorded by the turn after it.
    await delay(5);
    stalls.disable();
    cpuMs.push((user + system) / 1000);
    stallsMs.push(stalls.max / 1e6);
  }
  return {
    name,
    cpuMsPerMinute: median(cpuMs) * perMinute,
    longestStallMs: median(stallsMs),
  };
}

/** Seerr and Sonarr list the same titles as before. */
function withQuietLists(ctx: Tracking, requests: number): Tracking {
  const arrIds = Array.from({ length: requests }, (_, number) => largeArrId(number));
  const waitingIds = Array.from({ length: WAITING_SHOWS }, (_, show) => show + 1);
  const fingerprints = new Map([...waitingIds, ...arrIds].map((id) => [String(id), "unchanged"]));
  const quiet = (integration: Integration): Integration => ({
    ...integration,
    openSnapshot: () =>
      Promise.resolve({
        fingerprints: () => Promise.resolve(fingerprints),
        readItems: () => Promise.resolve({ observations: [] }),
      }),
  });
  const integrations = new Map(
    [...ctx.services.integrations]
      .filter(([slug]) => slug === "seerr" || slug === "sonarr")
      .map(([slug, integration]) => [slug, quiet(integration)]),
  );
  return { ...ctx, services: { ...ctx.services, integrations } };
}
