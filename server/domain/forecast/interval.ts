/** A length of time, in milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the interval in which the next value lies, except with the probability `miss`, half of it on either side. Of n
 * values and the next one each rank is equally likely for the next: so the bound is the value of rank `share` × (n + 1), of
 * which it needs not be known how the values are distributed.
 */
export function toInterval(values: readonly number[], miss: number): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  return { from: atRank(sorted, miss / 2), to: atRank(sorted, 1 - miss / 2) };
}

/** Between two ranks the bound lies between their values. */
function atRank(sorted: readonly number[], share: number): number {
  const last = sorted.length - 1;
  const rank = Math.min(last, Math.max(0, share * (sorted.length + 1) - 1));
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
}
