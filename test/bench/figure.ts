/** In the order in which they run. */
export const BENCH_NAMES = [
  "ingest",
  "latency",
  "list",
  "back-fill",
  "fan-out",
  "growth",
  "memory",
  "boot",
  "idle",
] as const;

export type BenchName = (typeof BENCH_NAMES)[number];

/** "%" is the share of one core. */
export type Unit = "/s" | "ms" | "s" | "MB" | "%" | "statements";

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

/** A figure as `--json` prints it. */
export interface Figure {
  readonly bench: BenchName;
  readonly figure: string;
  readonly value: number;
  readonly unit: Unit;
  readonly floor: number | null;
  readonly ratio: number | null;
}

export function toFigure(bench: BenchName, { what, unit, figure, baseline }: Line): Figure {
  if (!Number.isFinite(figure)) throw new Error(`${bench}: no value for "${what}"`);
  const floor = baseline?.figure ?? null;
  return {
    bench,
    figure: what,
    value: rounded(figure),
    unit,
    floor: floor === null ? null : rounded(floor),
    ratio: floor === null || floor === 0 ? null : rounded(figure / floor),
  };
}

/** Four significant digits: more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
