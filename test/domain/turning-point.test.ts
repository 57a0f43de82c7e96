import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRANSFER_STATES } from "../../server/domain/observation/facts.ts";
import { diagnose, findTurningPoint } from "../../server/domain/problem/diagnose.ts";
import {
  CONDITION_CODES,
  STATES_OF_ROLE,
  type DiagnosisInput,
  type HealthByRole,
  type ServiceHealth,
} from "../../server/domain/problem/health.ts";
import { STATES } from "../../server/domain/state.ts";
import { NOW, unitInState } from "./machine/unit-factory.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const around = fc
  .integer({ min: -2 * DAY_MS, max: 2 * DAY_MS })
  .map((ms) => new Date(NOW.getTime() + ms));
const past = fc.integer({ min: 0, max: 90 * MINUTE_MS }).map((ms) => new Date(NOW.getTime() - ms));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const instant = around.map((date) => date.toISOString());
const pastInstant = past.map((date) => date.toISOString());

const health: fc.Arbitrary<ServiceHealth | null> = maybe(
  fc.record({
    name: fc.constant("A service"),
    downSince: maybe(past),
    conditions: fc.array(
      fc
        .record({ code: fc.constantFrom(...CONDITION_CODES), until: maybe(instant) })
        .map(({ code, until }) => ({
          code,
          message: `about ${code}`,
          ...(until === null ? {} : { until }),
        })),
      { maxLength: 2 },
    ),
  }),
);

const services: fc.Arbitrary<HealthByRole> = fc.record({
  requests: health,
  arr: health,
  client: health,
  matching: health,
  library: health,
});

const releaseSearch = fc.record({
  at: fc
    .integer({ min: 0, max: 2 * DAY_MS })
    .map((ms) => new Date(NOW.getTime() - ms).toISOString()),
  found: fc.integer({ min: 0, max: 2 }),
  refused: fc.integer({ min: 0, max: 2 }),
  reasons: fc.constant([]),
  nextAt: instant,
});

const unit = fc
  .record({
    state: fc.constantFrom(...STATES),
    changes: fc.record({
      missingSince: maybe(pastInstant),
      lostSince: maybe(pastInstant),
      isUnmanaged: fc.boolean(),
      monitored: fc.boolean(),
      isHeardAvailable: fc.boolean(),
      pendingReason: fc.constantFrom(null, "delay", "client-unavailable"),
      pendingUntil: maybe(instant),
      matching: fc.constantFrom(null, "hashing", "hashed", "matched", "unmatched"),
      librarySize: fc.constantFrom(null, 7),
      airDate: maybe(instant),
      releaseSearch: maybe(releaseSearch),
    }),
    attempt: fc.record({
      isBlocked: fc.boolean(),
      isUntracked: fc.boolean(),
      heldUntil: maybe(instant),
    }),
  })
  .map(({ state, changes, attempt }) => {
    const plain = unitInState(state);
    return {
      ...plain,
      ...changes,
      attempts: plain.attempts.map((one) => ({ ...one, ...attempt })),
    };
  });

const input: fc.Arbitrary<DiagnosisInput> = fc.record({
  unit,
  now: fc.constant(NOW),
  since: past,
  mediaType: fc.constantFrom("MOVIE", "TV"),
  origin: fc.constantFrom("seerr", "arr"),
  isKnownToArr: fc.boolean(),
  seasonsWithoutEpisodes: fc.constantFrom(null, [], [2]),
  pendingSeasons: fc.constantFrom([], [2]),
  download: maybe(
    fc.record({
      state: fc.constantFrom(...TRANSFER_STATES),
      since: past,
      detail: fc.constant([]),
      client: fc.constant("qBittorrent"),
      firstCategory: fc.constantFrom(null, "tv"),
      category: fc.constantFrom(null, "tv", "other"),
    }),
  ),
  services,
});

/** What a person sees of it. A problem that continues keeps the time at which it began. */
function seen(about: DiagnosisInput) {
  const problem = diagnose(about);
  return problem === null ? null : { ...problem, since: null };
}

describe("a diagnosis", () => {
  it("stays the same until its turning point, whenever it is made until then", () => {
    fc.assert(
      fc.property(input, fc.double({ min: 0, max: 1, noNaN: true }), (about, share) => {
        const point = findTurningPoint(about)?.getTime() ?? NOW.getTime() + 30 * DAY_MS;
        expect(point).toBeGreaterThan(NOW.getTime());
        const last = point - NOW.getTime() - 1;
        const later = new Date(NOW.getTime() + Math.floor(last * share));
        expect(seen({ ...about, now: later })).toEqual(seen(about));
        expect(seen({ ...about, now: new Date(point - 1) })).toEqual(seen(about));
      }),
      { numRuns: 3_000 },
    );
  });

  it("does not depend on a service that is said not to matter in the unit's state", () => {
    const roles = Object.keys(STATES_OF_ROLE) as (keyof HealthByRole)[];
    fc.assert(
      fc.property(input, fc.constantFrom(...roles), health, (about, role, other) => {
        const states = STATES_OF_ROLE[role];
        const known = about.services[role];
        fc.pre(states !== null && !states.includes(about.unit.state));
        fc.pre(known !== null && other !== null);
        expect(seen({ ...about, services: { ...about.services, [role]: other } })).toEqual(
          seen(about),
        );
      }),
      { numRuns: 3_000 },
    );
  });
});
