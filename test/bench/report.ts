type Unit = "/s" | "ms" | "s" | "MB";

/** A figure, and what bare code needs for the same on this machine at this moment. */
export interface Line {
  readonly what: string;
  readonly unit: Unit;
  readonly figure: number;
  /** Null where nothing bare does the like. */
  readonly baseline: { readonly what: string; readonly figure: number } | null;
}

export interface Report {
  readonly title: string;
  readonly lines: readonly Line[];
}

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
  const shown = toFigure(figure, unit);
  if (baseline === null) return [what, shown, "", "", ""];
  const ratio = `${toSignificant(figure / baseline.figure)} ×`;
  return [what, shown, toFigure(baseline.figure, unit), ratio, baseline.what];
}

function toFigure(value: number, unit: Unit): string {
  const isWhole = unit === "/s" || unit === "MB";
  return `${isWhole ? Math.round(value) : toSignificant(value)} ${unit}`;
}

function toSignificant(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
