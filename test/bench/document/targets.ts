import type { BenchName, Figure } from "../figure.ts";

/** What a figure is to reach on a quiet machine. */
export interface Target {
  readonly bench: BenchName;
  readonly figure: RegExp;
  /** "ratio" to the baseline of the same run, or the value itself. */
  readonly of: "ratio" | "value";
  readonly limit: number;
  /** Whether more is better. */
  readonly isMinimum?: boolean;
}

export const TARGETS: readonly Target[] = [
  {
    bench: "ingest",
    figure: /^answered while applying ÷ bare insert, a commit each/,
    of: "ratio",
    limit: 0.8,
    isMinimum: true,
  },
  {
    bench: "ingest",
    figure: /^applied during a storm ÷ bare statements/,
    of: "ratio",
    limit: 0.35,
    isMinimum: true,
  },
  {
    bench: "ingest",
    figure: /^applied after a storm ÷ bare statements/,
    of: "ratio",
    limit: 0.6,
    isMinimum: true,
  },
  { bench: "ingest", figure: /^CPU for one webhook, HTTP included/, of: "value", limit: 1 },
  { bench: "latency", figure: /^webhook → subscriber, p50/, of: "ratio", limit: 4 },
  { bench: "latency", figure: /^pack of 13, last transition, p50/, of: "ratio", limit: 6 },
  { bench: "list", figure: /^list of 50 cards, .*: statements/, of: "value", limit: 4 },
  { bench: "list", figure: /^list of 50 cards, .*, p50 ÷ today's floor/, of: "ratio", limit: 2 },
  { bench: "back-fill", figure: /^back-fill of .* ÷ reading alone/, of: "ratio", limit: 5 },
  { bench: "back-fill", figure: /^back-fill of .*, peak resident/, of: "value", limit: 300 },
  { bench: "memory", figure: /^resident after boot/, of: "value", limit: 130 },
  { bench: "memory", figure: /^resident idle with six services/, of: "value", limit: 150 },
  { bench: "memory", figure: /^resident after .* webhooks/, of: "value", limit: 200 },
  { bench: "idle", figure: /^idle CPU, six services/, of: "value", limit: 0.7 },
  {
    bench: "growth",
    figure: /^growth .*: (?:list|filter: .*|order: .*|stats|request page|webhook applied)$/,
    of: "ratio",
    limit: 1.5,
  },
  { bench: "growth", figure: /^growth .*: search: (?!nothing found)/, of: "ratio", limit: 3 },
  { bench: "growth", figure: /^growth .*: search: nothing found/, of: "value", limit: 25 },
  { bench: "growth", figure: /^background work at .* open\)$/, of: "value", limit: 2 },
  {
    bench: "growth",
    figure: /^background work at .* open\), longest stall$/,
    of: "value",
    limit: 50,
  },
  { bench: "boot", figure: /^boot, empty/, of: "value", limit: 1.5 },
  { bench: "boot", figure: /^boot, .* requests/, of: "ratio", limit: 1.2 },
  {
    bench: "fan-out",
    figure: /^fan-out to .* sockets, \w+: the last socket has it/,
    of: "ratio",
    limit: 1.2,
  },
  {
    bench: "fan-out",
    figure: /^fan-out to .* sockets, .* selections: the last socket has it/,
    of: "ratio",
    limit: 3,
  },
];

export function findTarget({ bench, figure }: Figure): Target | null {
  return TARGETS.find((target) => target.bench === bench && target.figure.test(figure)) ?? null;
}

/** Whether a figure reaches its target; null for a figure without one. */
export function isMet(figure: Figure): boolean | null {
  const target = findTarget(figure);
  if (target === null) return null;
  const measured = target.of === "ratio" ? figure.ratio : figure.value;
  if (measured === null) return null;
  return target.isMinimum === true ? measured >= target.limit : measured <= target.limit;
}
