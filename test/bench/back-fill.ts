import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVICES } from "../../simulator/failures.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { seedInstallation } from "../../simulator/stories/installation.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { followSync } from "../support/backfill.ts";
import { peakMemoryMb, spawnTracker } from "../support/spawn-tracker.ts";
import type { Line, Report } from "./report.ts";

const REQUESTS = 2_000;
const EPISODES = 30_000;

/** How long the first sync of a large installation takes, and how much memory it needs. */
export async function measureBackFill(): Promise<Report> {
  const stack = await startStack();
  const dataDir = await mkdtemp(join(tmpdir(), "bench-back-fill-"));
  try {
    seedInstallation(stack.world, { requests: REQUESTS, episodes: EPISODES });
    return { title: TITLE, lines: await measure(stack, dataDir) };
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const TITLE = `back-fill: ${REQUESTS} requests and ${EPISODES} episodes of simulated services, with their history`;

async function measure(stack: Stack, dataDir: string): Promise<readonly Line[]> {
  const env = { ...stack.env(), ADMIN_TOKEN, WEBHOOK_TOKEN: "a-hook-secret" };
  const startedAt = performance.now();
  const tracker = await spawnTracker(dataDir, env);
  try {
    let third: number | null = null;
    const report = await followSync(
      tracker,
      ({ status, done, total }) => {
        if (total > 0 && done >= total / 3) third ??= peakMemoryMb(tracker);
        return status !== "RUNNING";
      },
      { everyMs: 1_000 },
    );
    if (report.status !== "DONE") throw new Error(`it ended ${report.status}: ${report.messages}`);
    const seconds = (performance.now() - startedAt) / 1_000;
    const bare = await replay(stack);
    const peak = peakMemoryMb(tracker);
    return [
      {
        what: "from the start to the last request",
        unit: "s",
        figure: seconds,
        baseline: { what: "the same answers of the services read", figure: bare },
      },
      ...(peak === null || third === null
        ? []
        : [
            {
              what: "the most memory held",
              unit: "MB" as const,
              figure: peak,
              baseline: { what: "the most held when a third was done", figure: third },
            },
          ]),
    ];
  } finally {
    await tracker.end("SIGTERM");
  }
}

const KEYS: Readonly<Record<string, string>> = API_KEYS;

/** Seconds to ask the services again what they were asked, four at a time, and do nothing with it. */
async function replay({ recorder, urls }: Stack): Promise<number> {
  const calls = SERVICES.filter((service) => service in KEYS).flatMap((service) =>
    recorder
      .calls(service)
      .filter(({ method }) => method === "GET")
      .map((call) => ({ ...call, service })),
  );
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let call = calls[next++]; call !== undefined; call = calls[next++]) {
      const key = KEYS[call.service] ?? "";
      const headers = {
        "x-api-key": key,
        apikey: key,
        authorization: `MediaBrowser Token="${key}"`,
      };
      const response = await fetch(`${urls[call.service]}${call.path}?${call.query.toString()}`, {
        headers,
      });
      const text = await response.text();
      if (response.headers.get("content-type")?.includes("json") === true) JSON.parse(text);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return (performance.now() - startedAt) / 1_000;
}
