import {
  SERVICES,
  WEBHOOK_SENDERS,
  type Failures,
  type ServiceFailure,
  type ServiceName,
} from "../../simulator/failures.ts";
import type { Random } from "../../simulator/random.ts";

/** What happens to a service for a while. */
export interface Trouble {
  /** Seconds from the beginning. */
  readonly from: number;
  readonly seconds: number;
  readonly service: ServiceName;
  readonly failure: Partial<ServiceFailure>;
}

/** The tracker ends and comes back. */
export interface Restart {
  readonly at: number;
  /** `before` and `after`: it dies just before or just after one of its next writes. */
  readonly how: "clean" | "killed" | "before" | "after";
  /** Of `before` and `after`. */
  readonly writes: number;
  readonly downSeconds: number;
}

/** Everything that goes wrong in a run, as data. */
export interface Weather {
  readonly webhooks: {
    readonly lose: number;
    readonly double: number;
    readonly reorder: number;
    readonly delayMs: number;
  };
  readonly troubles: readonly Trouble[];
  readonly restarts: readonly Restart[];
}

/** In every fourth run no webhook arrives: that is where the delays are measured. */
export function losesAll(seed: number): boolean {
  return seed % 4 === 0;
}

export function generateWeather(random: Random, seed: number): Weather {
  const troubles = Array.from({ length: pickCount(random, [0.35, 0.65, 0.85]) }, () =>
    generateTrouble(random),
  );
  const restarts = Array.from({ length: pickCount(random, [0.5, 0.85]) }, () =>
    generateRestart(random),
  );
  return {
    webhooks: {
      lose: losesAll(seed) ? 1 : random.pick([0, 0, 0.2, 0.7]),
      double: random.pick([0, 0, 0.3, 1]),
      reorder: random.pick([0, 0, 0.3, 0.8]),
      delayMs: random.pick([0, 0, 400, 3_000, 30_000]),
    },
    // When delays are measured, everything else works: what an outage costs is its own length.
    troubles: losesAll(seed) ? [] : troubles,
    restarts: losesAll(seed) ? [] : restarts.toSorted((a, b) => a.at - b.at),
  };
}

/** 0, 1, 2 …: the first whose bound the dice stay under. */
function pickCount(random: Random, bounds: readonly number[]): number {
  const luck = random.next();
  const index = bounds.findIndex((bound) => luck < bound);
  return index < 0 ? bounds.length : index;
}

const FAILURES: readonly [Partial<ServiceFailure>, ...Partial<ServiceFailure>[]] = [
  { isDown: true },
  { isDown: true },
  { errorRate: 1 },
  { errorRate: 0.5 },
  { hangRate: 1 },
  { hangRate: 0.3 },
  { delayMs: 2_000 },
  { wrongAnswer: "empty" },
  { wrongAnswer: "html" },
  { wrongAnswer: "broken" },
];

function generateTrouble(random: Random): Trouble {
  return {
    from: random.between(0, 300),
    seconds: random.between(5, 240),
    service: random.pick(SERVICES),
    failure: random.pick(FAILURES),
  };
}

function generateRestart(random: Random): Restart {
  return {
    at: random.between(1, 360),
    how: random.pick(["clean", "killed", "before", "after"]),
    writes: 1 + Math.floor(random.next() * 12),
    downSeconds: random.chance(0.5) ? random.between(0.1, 5) : random.between(5, 120),
  };
}

export function applyWebhookFailures(failures: Failures, { webhooks }: Weather): void {
  for (const sender of WEBHOOK_SENDERS) Object.assign(failures.webhook[sender], webhooks);
}

/** When the last of it is over, in seconds from the beginning. */
export function endOf({ troubles, restarts }: Weather): number {
  return Math.max(
    0,
    ...troubles.map(({ from, seconds }) => from + seconds),
    ...restarts.map(({ at, downSeconds }) => at + downSeconds),
  );
}

/** For whoever has to understand a seed that failed. */
export function printWeather({ webhooks, troubles, restarts }: Weather): string[] {
  return [
    `webhooks ${JSON.stringify(webhooks)}`,
    ...troubles.map(
      ({ from, seconds, service, failure }) =>
        `${from.toFixed(1)} s for ${seconds.toFixed(1)} s: ${service} ${JSON.stringify(failure)}`,
    ),
    ...restarts.map(
      ({ at, how, writes, downSeconds }) =>
        `${at.toFixed(1)} s: the tracker ends (${how}${how === "before" || how === "after" ? ` write ${writes}` : ""}), back after ${downSeconds.toFixed(1)} s`,
    ),
  ];
}
