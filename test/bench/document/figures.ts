import { BENCH_NAMES, type BenchName, type Figure } from "../figure.ts";
import { formatRatio, formatValue } from "../report.ts";
import { findTarget, isMet } from "./targets.ts";

const ON_POSTGRESQL = " (PostgreSQL)";

/** The figures as tables, one per benchmark: the database that ships beside PostgreSQL, and the targets. */
export function renderFigures(figures: readonly Figure[]): string {
  return BENCH_NAMES.flatMap((bench) => renderBench(bench, figures)).join("\n");
}

function renderBench(bench: BenchName, all: readonly Figure[]): readonly string[] {
  const figures = all.filter((figure) => figure.bench === bench);
  const own = figures.filter(({ figure }) => !figure.endsWith(ON_POSTGRESQL));
  if (own.length === 0) return [];
  const hasPostgresql = own.length < figures.length;
  const head = [bench, "figure", "floor", "ratio", "target", "met"];
  const rows = own.map((figure) => [
    figure.figure.replaceAll("|", "\\|"),
    ...toCells(figure),
    ...toTargetCells(figure),
    ...(hasPostgresql ? toCells(findOnPostgresql(figures, figure)) : []),
  ]);
  return [
    toRow(hasPostgresql ? [...head, "PostgreSQL", "floor", "ratio"] : head),
    toRow([...head, ...(hasPostgresql ? ["", "", ""] : [])].map(() => "---")),
    ...rows.map(toRow),
    "",
  ];
}

function findOnPostgresql(figures: readonly Figure[], { figure }: Figure): Figure | undefined {
  return figures.find((other) => other.figure === figure + ON_POSTGRESQL);
}

function toCells(figure: Figure | undefined): readonly string[] {
  if (figure === undefined) return ["", "", ""];
  const { value, unit, floor, ratio } = figure;
  return [
    formatValue(value, unit),
    floor === null ? "" : formatValue(floor, unit),
    ratio === null ? "" : formatRatio(ratio),
  ];
}

function toTargetCells(figure: Figure): readonly string[] {
  const target = findTarget(figure);
  if (target === null) return ["", ""];
  const sign = target.isMinimum === true ? "≥" : "≤";
  const limit =
    target.of === "ratio" ? `${target.limit} ×` : formatLimit(target.limit, figure.unit);
  return [`${sign} ${limit}`, isMet(figure) === true ? "yes" : "**no**"];
}

function formatLimit(limit: number, unit: Figure["unit"]): string {
  return unit === "statements" ? String(limit) : `${limit} ${unit}`;
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
