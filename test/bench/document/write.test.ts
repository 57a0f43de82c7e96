import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Figure } from "../figure.ts";
import { drawGrowth } from "./growth-chart.ts";
import { checkDocument, writeDocument } from "./write.ts";

const LIST: Figure = {
  bench: "list",
  figure: "list of 50 cards, all, p50 ÷ today's floor",
  value: 8.2,
  unit: "ms",
  floor: 5.1,
  ratio: 1.608,
};
const FIGURES: readonly Figure[] = [
  LIST,
  { ...LIST, figure: `${LIST.figure} (PostgreSQL)`, value: 40, floor: 10, ratio: 4 },
  {
    bench: "growth",
    figure: "growth 1,000 → 100,000: stats",
    value: 40,
    unit: "ms",
    floor: 2,
    ratio: 20,
  },
  {
    bench: "growth",
    figure: "growth 1,000 → 100,000: search: nothing found",
    value: 12,
    unit: "ms",
    floor: 2,
    ratio: 6,
  },
];
const RUN = {
  figures: FIGURES,
  startedAt: new Date("2026-11-29T12:00Z"),
  minutes: 11.2,
  load: 0.2,
};

async function makeDocument(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bench-document-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "performance.md");
  await writeFile(file, text);
  return file;
}

async function readMarkers(): Promise<readonly string[]> {
  const text = await readFile(new URL("../../../docs/performance.md", import.meta.url), "utf8");
  return text.split("\n").filter((line) => line.startsWith("<!--"));
}

it("rewrites the figures of a document, with targets and PostgreSQL's beside, and leaves the rest", async () => {
  const [begin = "", end = ""] = await readMarkers();
  const file = await makeDocument(`# Title\n\n${begin}\nold figures\n${end}\n\nThe end.\n`);
  await writeDocument(file, RUN);
  await writeDocument(file, RUN);
  const text = await readFile(file, "utf8");
  expect(text).toMatch(/^# Title\n\n<!-- /);
  expect(text).toMatch(/-->\n\nThe end\.\n$/);
  expect(text).not.toContain("old figures");
  expect(text).toContain("29 November 2026");
  expect(text).toContain(
    "| list of 50 cards, all, p50 ÷ today's floor | 8.20 ms | 5.10 ms | 1.61 × | ≤ 2 × | yes | 40.0 ms | 10.0 ms | 4.00 × |",
  );
  expect(text).toContain(
    "| growth 1,000 → 100,000: stats | 40.0 ms | 2.00 ms | 20.0 × | ≤ 1.5 × | **no** |",
  );
  expect(text).toContain(
    "| growth 1,000 → 100,000: search: nothing found | 12.0 ms | 2.00 ms | 6.00 × | ≤ 25 ms | yes |",
  );
  expect(await readFile(join(file, "../growth.svg"), "utf8")).toBe(drawGrowth(FIGURES));
});

it("refuses a document without a place for the figures", async () => {
  const file = await makeDocument("# Title\n");
  await expect(checkDocument(file)).rejects.toThrow("needs the lines");
});

it("draws a line per operation, each with its ratio, in both colour schemes", () => {
  const svg = drawGrowth(FIGURES);
  expect(svg.match(/class="span"/g)).toHaveLength(2);
  expect(svg).toContain("20.00 ×");
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(() => drawGrowth([LIST])).toThrow("no figures of growth");
});
