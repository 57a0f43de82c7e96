import { createHash } from "node:crypto";

/** Seeded, so that a run can be repeated. */
export interface Random {
  /** 0 <= value < 1 */
  next(): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** mulberry32: small, fast and good enough for simulated failures. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}

/** The same hex digits for the same words, so that ids survive a restart of the stack. */
export function hexOf(words: string, digits: number): string {
  return createHash("sha1").update(words).digest("hex").slice(0, digits);
}

/** The same number in [low, high) for the same words. */
export function numberOf(words: string, low: number, high: number): number {
  return low + (Number.parseInt(hexOf(words, 8), 16) % (high - low));
}
