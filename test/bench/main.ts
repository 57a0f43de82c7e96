import { cpus, loadavg } from "node:os";
import { measureBackFill } from "./back-fill.ts";
import { measureFanOut } from "./fan-out.ts";
import { measureIngest } from "./ingest.ts";
import { measureLatency } from "./latency.ts";
import { measureList } from "./list.ts";
import { printReport, type Report } from "./report.ts";

// `npm run bench` runs all, `node test/bench/main.ts list` one. Nothing is asserted: see docs/performance.md.
const BENCHES = new Map<string, () => Promise<Report>>([
  ["ingest", measureIngest],
  ["latency", measureLatency],
  ["fan-out", measureFanOut],
  ["list", measureList],
  ["back-fill", measureBackFill],
]);

function chosen(names: readonly string[]): readonly string[] {
  const unknown = names.filter((name) => !BENCHES.has(name));
  if (unknown.length === 0) return names.length === 0 ? [...BENCHES.keys()] : names;
  process.stderr.write(
    `no benchmark named ${unknown.join(", ")}: ${[...BENCHES.keys()].join(", ")}\n`,
  );
  process.exit(1);
}

function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`;
}

const [cpu] = cpus();
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? "?"}, ${load()}\n\n`,
);
for (const name of chosen(process.argv.slice(2))) {
  const report = await BENCHES.get(name)?.();
  if (report !== undefined) process.stdout.write(`${printReport(report)}\n`);
}
process.stdout.write(`${load()} at the end\n`);
