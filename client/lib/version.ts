export interface Versioned {
  readonly id: string;
  /** Decimal string that rises with every visible change; may exceed 2^53, so it is compared as BigInt. */
  readonly version: string;
}

export function isNewer(version: string, than: string): boolean {
  return BigInt(version) > BigInt(than);
}

/** Returns the copy of a row with the higher version; the current one if the versions are equal. */
export function keepNewer<Row extends Versioned>(current: Row | undefined, incoming: Row): Row {
  return current === undefined || isNewer(incoming.version, current.version) ? incoming : current;
}
