export interface Versioned {
  readonly id: string;
  /** Decimal string that rises with every visible change; beyond 2^53, so compared as BigInt. */
  readonly version: string;
}

export function isNewer(version: string, than: string): boolean {
  return BigInt(version) > BigInt(than);
}

/** Of two sightings of one row the one with the higher version; the one already held if they are equal. */
export function keepNewer<Row extends Versioned>(held: Row | undefined, seen: Row): Row {
  return held === undefined || isNewer(seen.version, held.version) ? seen : held;
}
