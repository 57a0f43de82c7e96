import type { Line, Report, Unit } from "./figure.ts";

const HEAD = ["", "figure", "floor", "ratio", "the floor is"] as const;

/** A report as an aligned table. The ratio is figure to floor: rates want to be high, times low. */
export function printReport({ title, lines }: Report): string {
  const rows = lines.map(toCells);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const table = [HEAD, widths.map((width) => "-".repeat(width)), ...rows].map((row) =>
    row.map((cell, column) => align(cell, column, widths[column] ?? 0)).join("  "),
  );
  return `${title}\n\n${table.map((row) => `  ${row.trimEnd()}`).join("\n")}\n`;
}

function align(cell: string, column: number, width: number): string {
  const isNumber = column >= 1 && column <= 3;
  return isNumber ? cell.padStart(width) : cell.padEnd(width);
}

function toCells({ what, unit, figure, baseline }: Line): readonly string[] {
  const shown = formatValue(figure, unit);
  if (baseline === null) return [what, shown, "", "", ""];
  return [
    what,
    shown,
    formatValue(baseline.figure, unit),
    formatRatio(figure / baseline.figure),
    baseline.what,
  ];
}

export function formatValue(value: number, unit: Unit): string {
  const isWhole = unit === "/s" || unit === "MB" || unit === "statements";
  const text = isWhole ? Math.round(value).toLocaleString("en") : toSignificant(value);
  return unit === "/s" ? `${text}/s` : `${text} ${unit}`;
}

export function formatRatio(ratio: number): string {
  return `${toSignificant(ratio)} ×`;
}

function toSignificant(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
