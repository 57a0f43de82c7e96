import { createHash } from "node:crypto";

const FIRST_DELAY_MS = 5_000;
/** Failures are forgotten after so long without another one. */
const FORGET_MS = 60 * 60_000;
const MAX_ENTRIES = 20_000;
const SWEEP_EVERY_MS = 10_000;
const SHARED_ENTRIES = 256;

/** What failed attempts are counted by, such as an address or an account. */
export interface Bucket {
  readonly key: string;
  /** Failures without a delay. From then on each failure doubles the delay before the next attempt. */
  readonly free: number;
  readonly maxDelayMs: number;
  /** Whether a success forgets all failures, not only the attempt itself. */
  readonly isForgiving: boolean;
}

export type Admission =
  | {
      readonly isAdmitted: true;
      succeed(): void;
      /** The attempt failed. It counts anyway: this only reports it to the other processes. */
      fail(): void;
      /** The attempt neither succeeded nor failed: it does not count. */
      undo(): void;
    }
  | {
      readonly isAdmitted: false;
      readonly waitSeconds: number;
      /** Whether it is the first attempt that this delay refused. */
      readonly isFirst: boolean;
    };

/** Delays attempts after failures. An attempt counts as failed from its start, so that concurrent ones gain nothing. */
export interface Throttle {
  admit(buckets: readonly Bucket[]): Admission;
  /** Takes over what another process has counted. */
  merge(count: SharedCount): void;
  /** Number of buckets in memory. */
  readonly size: number;
}

/** What is counted in a bucket, for the other processes on the same database. */
export interface SharedCount {
  /** The hash of the bucket's key. */
  readonly place: string;
  readonly failures: number;
  /** Milliseconds since 1970. */
  readonly blockedUntil: number;
  readonly forgetAt: number;
}

interface Entry {
  failures: number;
  blockedUntil: number;
  forgetAt: number;
  hasRefused: boolean;
}

interface ThrottleOptions {
  readonly maxEntries?: number;
  /** Called after a failure has been counted. */
  readonly onCount?: (count: SharedCount) => void;
}

export function createThrottle(
  now: () => Date,
  { maxEntries = MAX_ENTRIES, onCount = () => undefined }: ThrottleOptions = {},
): Throttle {
  const entries = new Map<string, Entry>();
  let sweptAt = 0;

  function sweep(at: number): void {
    if (at - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = at;
    for (const [key, { forgetAt }] of entries) if (forgetAt <= at) entries.delete(key);
  }

  /** Failures are never forgotten to make room: when there is none, several keys share an entry. */
  function placeOf(key: string, at: number): string {
    const digest = createHash("sha256").update(key).digest();
    const place = digest.toString("base64");
    if (entries.has(place)) return place;
    if (entries.size >= maxEntries) sweep(at);
    return entries.size < maxEntries ? place : `shared ${digest.readUInt32BE() % SHARED_ENTRIES}`;
  }

  function find(place: string, at: number): Entry {
    const known = entries.get(place);
    return known !== undefined && known.forgetAt > at
      ? known
      : { failures: 0, blockedUntil: 0, forgetAt: 0, hasRefused: false };
  }

  return {
    get size() {
      return entries.size;
    },
    merge({ place, ...count }) {
      const at = now().getTime();
      if (entries.size >= maxEntries) sweep(at);
      const known = find(place, at);
      if (entries.size < maxEntries || entries.has(place))
        entries.set(place, { hasRefused: known.hasRefused, ...highest(known, count) });
    },
    admit(buckets) {
      const at = now().getTime();
      const counted = buckets.map((bucket) => {
        const place = placeOf(bucket.key, at);
        return { bucket, place, entry: find(place, at) };
      });
      const blocking = counted.filter(({ entry }) => entry.blockedUntil > at);
      if (blocking.length > 0) {
        const until = Math.max(...blocking.map(({ entry }) => entry.blockedUntil));
        const isFirst = blocking.some(({ entry }) => !entry.hasRefused);
        for (const { entry } of blocking) entry.hasRefused = true;
        return { isAdmitted: false, waitSeconds: Math.ceil((until - at) / 1000), isFirst };
      }
      for (const { bucket, place, entry } of counted) {
        entry.failures += 1;
        entry.hasRefused = false;
        entry.blockedUntil = at + delayAfter(entry.failures, bucket);
        entry.forgetAt = entry.blockedUntil + FORGET_MS;
        entries.set(place, entry);
      }
      const undo = () => {
        for (const { place, entry } of counted) {
          entry.failures -= 1;
          // No other attempt was admitted meanwhile if this one caused a delay.
          entry.blockedUntil = 0;
          if (entry.failures <= 0 && entries.get(place) === entry) entries.delete(place);
        }
      };
      return {
        isAdmitted: true,
        undo,
        fail() {
          for (const { place, entry } of counted) onCount({ place, ...pick(entry) });
        },
        succeed() {
          undo();
          for (const { bucket, place, entry } of counted)
            if (bucket.isForgiving && entries.get(place) === entry) entries.delete(place);
        },
      };
    },
  };
}

type Count = Omit<SharedCount, "place">;

function pick({ failures, blockedUntil, forgetAt }: Entry): Count {
  return { failures, blockedUntil, forgetAt };
}

/** Of two processes, each may have counted failures of its own. */
function highest(one: Count, other: Count): Count {
  return {
    failures: Math.max(one.failures, other.failures),
    blockedUntil: Math.max(one.blockedUntil, other.blockedUntil),
    forgetAt: Math.max(one.forgetAt, other.forgetAt),
  };
}

function delayAfter(failures: number, { free, maxDelayMs }: Bucket): number {
  return failures < free ? 0 : Math.min(maxDelayMs, FIRST_DELAY_MS * 2 ** (failures - free));
}
