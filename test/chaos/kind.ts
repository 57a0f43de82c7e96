import type { Random } from "../../simulator/random.ts";

/** What came to the stories later: threads beside a story. */
export const EXTRA_KINDS = ["requester-edit", "server-edit", "request-while-deleting"] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

/** What came last: services that push, and an arr that is restored from a backup. */
const LATER_KINDS = ["push", "restored-arr"] as const;

export const KINDS = [...EXTRA_KINDS, ...LATER_KINDS] as const;
export type Kind = (typeof KINDS)[number];

/** The seeds below do without the kinds that came later, and stay what they were. */
const FIRST_SEEDS: Readonly<Record<Kind, number>> = {
  "requester-edit": 100_000,
  "server-edit": 100_000,
  "request-while-deleting": 100_000,
  push: 33_400_000,
  "restored-arr": 33_400_000,
};

/** Whether a run has it: a part of the seeds, and every run that is `forced` to. */
export function isChosen(
  kind: Kind,
  {
    random,
    chance,
    seed,
    forced,
  }: {
    readonly random: Random;
    readonly chance: number;
    readonly seed: number;
    readonly forced: Kind | null;
  },
): boolean {
  // Drawn for every seed, so that the next draw is the same.
  const isDrawn = random.chance(chance);
  return (isDrawn && seed >= FIRST_SEEDS[kind]) || kind === forced;
}
