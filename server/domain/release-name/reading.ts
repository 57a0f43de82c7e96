/** Consecutive numbers without a season. */
export interface NumberRun {
  readonly first: number;
  readonly last: number;
}

/** Consecutive episodes of one season. */
export interface EpisodeRun extends NumberRun {
  readonly season: number;
}

/** Whether a number is in a run. */
export function isInRun(number: number, { first, last }: NumberRun): boolean {
  return number >= first && number <= last;
}

/**
 * What the name of a file says about its episodes.
 *
 * - seasoned: the season is stated, in the name or in a folder. `isCertain` is false where the number may also count over
 *   all seasons: `S2 - 33` is often the 33rd episode of the show.
 * - numbered: a number alone. Whether it counts within a season or over all of them depends on the episodes of the show.
 *   `other` is a second number in parentheses, `seasonHint` a number at the end of the title (`Show II - 03`), which may
 *   also be a part of the title. `isWeak`: the number may be a part of the title (`Show 14 Words`).
 * - special: an OVA, a special or a recap. Its number, if it has one, rarely agrees with that of other services.
 * - extra: a sample, a trailer, an opening without credits: no episode at all.
 * - unreadable: nothing is known but, at best, the season of its folder.
 */
export type NameReading =
  | {
      readonly kind: "seasoned";
      readonly runs: readonly EpisodeRun[];
      readonly isCertain: boolean;
    }
  | {
      readonly kind: "numbered";
      readonly run: NumberRun;
      readonly other: NumberRun | null;
      readonly seasonHint: number | null;
      readonly isWeak: boolean;
    }
  | { readonly kind: "special"; readonly run: NumberRun | null }
  | { readonly kind: "extra" }
  | { readonly kind: "unreadable"; readonly season: number | null };
