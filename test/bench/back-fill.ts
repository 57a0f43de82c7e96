import { SERVICES } from "../../simulator/failures.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { seedInstallation } from "../../simulator/stories/installation.ts";
import { followSync } from "../support/backfill.ts";
import { createDatabase } from "./database.ts";
import type { Line, Report } from "./figure.ts";
import type { BenchOptions, Provider } from "./options.ts";
import { spawnBundle } from "./spawn.ts";
import { environmentOfStack } from "./tracker.ts";

interface BackFillSize {
  readonly requests: number;
  readonly episodes: number;
}

const FULL: BackFillSize = { requests: 2_000, episodes: 30_000 };
const SMALL: BackFillSize = { requests: 5, episodes: 40 };

/** How long the first sync of a large installation takes, and how much memory it needs. */
export async function measureBackFill({ provider, isSmall }: BenchOptions): Promise<Report> {
  const size = isSmall ? SMALL : FULL;
  const name = `back-fill of ${size.requests.toLocaleString("en")} requests, ${size.episodes.toLocaleString("en")} episodes`;
  const stack = await startStack();
  try {
    seedInstallation(stack.world, size);
    return {
      title: `${name} of simulated services, with their history`,
      lines: await measure(stack, provider, name),
    };
  } finally {
    await stack.stop();
  }
}

async function measure(stack: Stack, provider: Provider, name: string): Promise<readonly Line[]> {
  await using database = await createDatabase(provider);
  const startedAt = performance.now();
  await using tracker = await spawnBundle(database.dataDir, {
    ...environmentOfStack(stack),
    DATABASE_URL: database.url,
  });
  const report = await followSync(tracker, ({ status }) => status !== "RUNNING", {
    everyMs: 100,
  });
  if (report.status !== "DONE") throw new Error(`it ended ${report.status}: ${report.messages}`);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { peakRssMb } = await tracker.read();
  const { rssMb } = await tracker.read("after a GC");
  return [
    {
      what: `${name} ÷ reading alone`,
      unit: "s",
      figure: seconds,
      baseline: { what: "the same answers of the services read", figure: await replay(stack) },
    },
    { what: `${name}, peak resident`, unit: "MB", figure: peakRssMb, baseline: null },
    { what: `${name}, resident after a GC`, unit: "MB", figure: rssMb, baseline: null },
  ];
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
