import { parseArgs } from "node:util";
import type { Store } from "../../server/store/store.ts";
import { BENCH_NAMES, type BenchName } from "./figure.ts";

export type Provider = Store["provider"];

/** How a benchmark is to run. */
export interface BenchOptions {
  readonly provider: Provider;
  /** The smallest sizes that still give every figure: for the test of the benchmarks, not for measuring. */
  readonly isSmall: boolean;
  /** How long an idle tracker is observed. */
  readonly idleMinutes: number;
}

export interface Arguments {
  readonly benches: readonly BenchName[];
  readonly providers: readonly Provider[];
  readonly isSmall: boolean;
  readonly idleMinutes: number;
  readonly asJson: boolean;
  /** The document whose figures are written anew. */
  readonly report: string | null;
}

/** These measure both databases; the others measure the process, with SQLite. */
const ON_BOTH: readonly BenchName[] = ["ingest", "latency", "list", "back-fill"];

export function runsOn(bench: BenchName, provider: Provider): boolean {
  return provider === "sqlite" || ON_BOTH.includes(bench);
}

export const USAGE = `npm run bench -- [<benchmark> …] [options]

benchmarks: ${BENCH_NAMES.join(", ")}; all without a name
  --json                 one JSON object per figure and line
  --database <name>      sqlite (default), postgresql or both; PostgreSQL for ${ON_BOTH.join(", ")}
  --minutes <number>     how long the idle tracker is observed (default 1)
  --report <file>        run everything on both databases and write the figures into this document
  --small                the smallest sizes: shows that the benchmarks run, measures nothing
`;

/** Reads the command line; an Error names what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      database: { type: "string" },
      minutes: { type: "string", default: "1" },
      report: { type: "string" },
      small: { type: "boolean", default: false },
    },
  });
  const report = values.report ?? null;
  if (report !== null && (positionals.length > 0 || values.json))
    throw new Error("--report runs every benchmark: leave out names and --json");
  const providers = toProviders(values.database ?? (report === null ? "sqlite" : "both"));
  const named = [...new Set(positionals.map(toBenchName))];
  const benches = (named.length > 0 ? named : BENCH_NAMES).filter((bench) =>
    providers.some((provider) => runsOn(bench, provider)),
  );
  const missing = named.find((bench) => !benches.includes(bench));
  if (missing !== undefined)
    throw new Error(`${missing} runs on SQLite only; on PostgreSQL run ${ON_BOTH.join(", ")}`);
  return {
    benches,
    providers,
    isSmall: values.small,
    idleMinutes: toMinutes(values.minutes),
    asJson: values.json,
    report,
  };
}

function toBenchName(name: string): BenchName {
  const bench = BENCH_NAMES.find((one) => one === name);
  if (bench === undefined)
    throw new Error(`no benchmark is named "${name}": ${BENCH_NAMES.join(", ")}`);
  return bench;
}

function toProviders(name: string): readonly Provider[] {
  if (name === "both") return ["sqlite", "postgresql"];
  if (name === "sqlite" || name === "postgresql") return [name];
  throw new Error(`no database is named "${name}": sqlite, postgresql, both`);
}

function toMinutes(text: string): number {
  const minutes = Number(text);
  if (text.trim() === "" || !Number.isFinite(minutes) || minutes <= 0)
    throw new Error(`--minutes takes a number above 0, not "${text}"`);
  return minutes;
}
