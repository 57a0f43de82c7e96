/** The seeds that `npm test` plays: always the same. */
export const FIXED_SEEDS: readonly number[] = Array.from({ length: 300 }, (_, index) => index + 1);
