import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import type { Figure } from "../figure.ts";
import { renderFigures } from "./figures.ts";
import { drawGrowth } from "./growth-chart.ts";

const BEGIN = "<!-- Written by `npm run bench -- --report docs/performance.md`; edit outside. -->";
const END = "<!-- End of the figures. -->";
const CHART = "growth.svg";

interface Run {
  readonly figures: readonly Figure[];
  readonly startedAt: Date;
  readonly minutes: number;
  /** The load of the machine before the run. */
  readonly load: number;
}

/** Throws unless the document has a place for the figures: better before a run than after it. */
export async function checkDocument(file: string): Promise<void> {
  splitDocument(file, await readFile(file, "utf8"));
}

/** Replaces the figures of a document, and draws the chart beside it. */
export async function writeDocument(file: string, run: Run): Promise<void> {
  const { before, after } = splitDocument(file, await readFile(file, "utf8"));
  await writeFile(file, `${before}${BEGIN}\n\n${renderRun(run)}\n${END}${after}`);
  await writeFile(join(dirname(file), CHART), drawGrowth(run.figures));
}

function splitDocument(file: string, text: string): { before: string; after: string } {
  const [before, rest, ...more] = text.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0)
    throw new Error(`${file} needs the lines "${BEGIN}" and "${END}" once`);
  return { before, after };
}

function renderRun({ figures, startedAt, minutes, load }: Run): string {
  const [cpu] = cpus();
  const day = startedAt.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return `One complete run on ${day}: Node ${process.version}, ${cpus().length} cores of ${cpu?.model.trim() ?? "an unknown processor"},
load ${load.toFixed(1)} at the start, ${Math.round(minutes)} minutes.

${renderFigures(figures)}
![Time of each operation with few and with many requests](${CHART})
`;
}
