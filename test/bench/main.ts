import { cpus, loadavg } from "node:os";
import { measureBackFill } from "./back-fill.ts";
import { measureBoot } from "./boot.ts";
import { stopCluster } from "./database.ts";
import { checkDocument, writeDocument } from "./document/write.ts";
import { measureFanOut } from "./fan-out.ts";
import { toFigure, type BenchName, type Figure, type Report } from "./figure.ts";
import { measureGrowth } from "./growth.ts";
import { measureIdle } from "./idle.ts";
import { measureIngest } from "./ingest.ts";
import { removeLargeDatabases } from "./large-database.ts";
import { measureLatency } from "./latency.ts";
import { measureList } from "./list.ts";
import { measureMemory } from "./memory.ts";
import { readArguments, runsOn, USAGE, type Arguments, type BenchOptions } from "./options.ts";
import { printReport } from "./report.ts";

// Nothing is asserted: see docs/performance.md.

const MEASURES: Record<BenchName, (options: BenchOptions) => Promise<Report>> = {
  ingest: measureIngest,
  latency: measureLatency,
  list: measureList,
  "back-fill": measureBackFill,
  "fan-out": measureFanOut,
  growth: measureGrowth,
  memory: measureMemory,
  boot: measureBoot,
  idle: measureIdle,
};

async function run(options: Arguments, onReport: OnReport): Promise<void> {
  const { benches, providers, isSmall, idleMinutes } = options;
  try {
    for (const bench of benches) {
      for (const provider of providers.filter((one) => runsOn(bench, one))) {
        // A complete run takes minutes; stdout belongs to the figures.
        process.stderr.write(`${bench} on ${provider} …\n`);
        const report = await MEASURES[bench]({ provider, isSmall, idleMinutes });
        onReport(bench, provider === "postgresql" ? onPostgresql(report) : report);
      }
    }
  } finally {
    await removeLargeDatabases();
    await stopCluster();
  }
}

type OnReport = (bench: BenchName, report: Report) => void;

function onPostgresql({ title, lines }: Report): Report {
  return {
    title: `${title}, on PostgreSQL`,
    lines: lines.map((line) => ({ ...line, what: `${line.what} (PostgreSQL)` })),
  };
}

function toFigures(bench: BenchName, { lines }: Report): readonly Figure[] {
  return lines.map((line) => toFigure(bench, line));
}

function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readOrExit(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return process.exit(2);
  }
}

const options = readOrExit();
// An exit removes the databases; the default of both signals does not exit but end the process.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
process.setMaxListeners(50);
const startedAt = new Date();
const [loadAtStart = 0] = loadavg();
if (options.report !== null) await checkDocument(options.report);
if (options.asJson) {
  await run(options, (bench, report) => {
    for (const figure of toFigures(bench, report)) print(JSON.stringify(figure));
  });
} else {
  const [cpu] = cpus();
  const figures: Figure[] = [];
  print(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? "?"}, ${load()}\n`);
  await run(options, (bench, report) => {
    figures.push(...toFigures(bench, report));
    print(printReport(report));
  });
  print(`${load()} at the end`);
  const minutes = (Date.now() - startedAt.getTime()) / 60_000;
  if (options.report !== null)
    await writeDocument(options.report, { figures, startedAt, minutes, load: loadAtStart });
}
