import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrate, MISS } from "../../../server/domain/forecast/calibration.ts";
import { MIN_JOURNEYS } from "../../../server/domain/forecast/comparable.ts";
import {
  forecast,
  forecastAt,
  learn,
  type PresentJourney,
} from "../../../server/domain/forecast/forecast.ts";
import { toInterval } from "../../../server/domain/forecast/interval.ts";
import type { Journey } from "../../../server/domain/forecast/journey.ts";

const NOW = new Date("2031-05-04T12:00:00Z");
const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

interface Lengths {
  /** Minutes from the request to the grab, to the complete download and to the end. */
  readonly toGrab: number;
  readonly toDownload: number;
  readonly toEnd: number;
}

/** A movie that took so many minutes, some days ago. */
function past(lengths: Lengths, given: Partial<Journey> = {}): Journey {
  const begin = -40 * 24 * 60;
  return {
    mediaType: "MOVIE",
    isAnime: false,
    is4k: false,
    isSeason: false,
    release: { source: "Nyaa", size: 4e9, isPack: false },
    startedAt: inMinutes(begin),
    approvedAt: inMinutes(begin),
    grabbedAt: inMinutes(begin + lengths.toGrab),
    downloadedAt: inMinutes(begin + lengths.toGrab + lengths.toDownload),
    endedAt: inMinutes(begin + lengths.toGrab + lengths.toDownload + lengths.toEnd),
    given: { REQUEST: null, GRAB: null },
    ...given,
  };
}

function present(given: Partial<PresentJourney> = {}): PresentJourney {
  return {
    mediaType: "MOVIE",
    isAnime: false,
    is4k: false,
    isSeason: false,
    release: null,
    startedAt: NOW,
    approvedAt: NOW,
    grabbedAt: null,
    downloadedAt: null,
    eta: null,
    downloadEta: null,
    ...given,
  };
}

/** Movies that took 10, 20, 30 … minutes until the grab, then 60 minutes, then 5. */
const steadyPast = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    past({ toGrab: 10 * (index + 1), toDownload: 60, toEnd: 5 }),
  );

const minutesOf = (at: Date | undefined) =>
  at === undefined ? null : Math.round((at.getTime() - NOW.getTime()) / MINUTE);

const lengths = fc.record({
  toGrab: fc.integer({ min: 0, max: 5_000 }),
  toDownload: fc.integer({ min: 0, max: 600 }),
  toEnd: fc.integer({ min: 0, max: 90 }),
});
const manyPast = fc.array(lengths, { minLength: MIN_JOURNEYS, maxLength: 60 });
const journeys = fc.record({
  minutesAgo: fc.integer({ min: 0, max: 6_000 }),
  isGrabbed: fc.boolean(),
  eta: fc.option(fc.integer({ min: -60, max: 6_000 })),
  downloadEta: fc.option(fc.integer({ min: -60, max: 6_000 })),
});

describe("the interval of the next value", () => {
  it("holds each of the values in turn for 8 of 10, however they are distributed", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ noNaN: true, min: 0, max: 1e9 }), {
          minLength: MIN_JOURNEYS + 1,
          maxLength: 120,
        }),
        (values) => {
          const within = values.filter((value, index) => {
            const { from, to } = toInterval(values.toSpliced(index, 1), MISS);
            return from <= value && value <= to;
          });
          const share = within.length / values.length;
          expect(Math.abs(share - 0.8)).toBeLessThanOrEqual(2 / values.length);
        },
      ),
    );
  });

  it("becomes wider the less it may leave out, up to all values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 2 }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        (values, a, b) => {
          const wide = toInterval(values, Math.min(a, b));
          const narrow = toInterval(values, Math.max(a, b));
          expect(wide.from).toBeLessThanOrEqual(narrow.from);
          expect(wide.to).toBeGreaterThanOrEqual(narrow.to);
          expect(toInterval(values, 0)).toEqual({
            from: Math.min(...values),
            to: Math.max(...values),
          });
        },
      ),
    );
  });
});

it("widens ranges after misses, narrows them after hits, and stays where 8 of 10 hold", () => {
  expect(calibrate([])).toBe(MISS);
  expect(calibrate([true, true, true, true, false])).toBeCloseTo(MISS, 10);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (hits) => {
      const miss = calibrate(hits);
      expect(calibrate([...hits, false])).toBeLessThanOrEqual(miss);
      expect(calibrate([...hits, true])).toBeGreaterThanOrEqual(miss);
      expect(miss).toBeGreaterThanOrEqual(0);
    }),
  );
});

describe("a forecast", () => {
  it("needs 20 comparable journeys, and compares no movie with a show", () => {
    expect(forecast(learn(steadyPast(19)), present(), NOW)).toBeNull();
    const model = learn(steadyPast(20));
    expect(forecast(model, present(), NOW)).toMatchObject({ journeys: 20, isLate: false });
    // Another kind of movie is the next best.
    expect(forecast(model, present({ isAnime: true, is4k: true }), NOW)).not.toBeNull();
    expect(forecast(model, present({ mediaType: "TV", isSeason: true }), NOW)).toBeNull();
  });

  it("prefers the narrowest group that has enough", () => {
    const slow = Array.from({ length: 30 }, () =>
      past({ toGrab: 5_000, toDownload: 60, toEnd: 5 }, { isAnime: true }),
    );
    const model = learn([...slow, ...steadyPast(25)]);
    expect(forecast(model, present(), NOW)).toMatchObject({ journeys: 25 });
    expect(minutesOf(forecast(model, present({ isAnime: true }), NOW)?.latest)).toBe(5_065 + 1);
  });

  it("counts only journeys that had waited as long", () => {
    const model = learn(steadyPast(60));
    const waiting = present({ startedAt: inMinutes(-300), approvedAt: inMinutes(-300) });
    const found = forecast(model, waiting, NOW);
    // In all 75 to 665 minutes: 37 of them took more than 300.
    expect(found).toMatchObject({ journeys: 37 });
    expect(minutesOf(found?.earliest)).toBeGreaterThan(0);
    // Longer than all but a few, nothing is known.
    const long = present({ startedAt: inMinutes(-560), approvedAt: inMinutes(-560) });
    expect(forecast(model, long, NOW)).toBeNull();
  });

  it("says that it is late once it takes longer than nine of ten", () => {
    // 75 to 2,565 minutes in all.
    const model = learn(steadyPast(250));
    const since = (minutes: number) =>
      present({ startedAt: inMinutes(-minutes), approvedAt: inMinutes(-minutes) });
    expect(forecast(model, since(2_200), NOW)).toMatchObject({ isLate: false });
    expect(forecast(model, since(2_350), NOW)).toMatchObject({ isLate: true });
  });

  it("takes the ETA of the client for the download, and the past for what follows", () => {
    const model = learn(steadyPast(30));
    const loading = present({ grabbedAt: inMinutes(-10), eta: inMinutes(200) });
    const found = forecast(model, loading, NOW);
    expect([minutesOf(found?.earliest), minutesOf(found?.latest)]).toEqual([205, 206]);
    // An ETA that has passed says nothing.
    const overdue = forecast(model, { ...loading, eta: inMinutes(-1) }, NOW);
    expect([minutesOf(overdue?.earliest), minutesOf(overdue?.latest)]).toEqual([55, 56]);
  });

  it("is a range that begins neither in the past nor before the ETA of a client", () => {
    fc.assert(
      fc.property(manyPast, journeys, (many, { minutesAgo, isGrabbed, eta, downloadEta }) => {
        const model = learn(many.map((one) => past(one)));
        const at = inMinutes(-minutesAgo);
        const journey = present({
          startedAt: at,
          approvedAt: at,
          grabbedAt: isGrabbed ? at : null,
          eta: eta === null ? null : inMinutes(eta),
          downloadEta: downloadEta === null ? null : inMinutes(downloadEta),
        });
        const found = forecast(model, journey, NOW);
        if (found === null) return;
        expect(found.earliest >= NOW).toBe(true);
        expect(found.latest > found.earliest).toBe(true);
        const running =
          journey.eta !== null && journey.eta > NOW ? journey.eta : journey.downloadEta;
        if (running !== null) expect(found.earliest >= running).toBe(true);
        expect(found.journeys).toBeGreaterThanOrEqual(MIN_JOURNEYS);
        expect(found.usual.to).toBeGreaterThanOrEqual(found.usual.from);
      }),
    );
  });

  it("of a moment uses nothing that came later", () => {
    fc.assert(
      fc.property(manyPast, lengths, (many, one) => {
        const model = learn(many.map((journey) => past(journey)));
        const other = { toGrab: one.toGrab, toDownload: one.toDownload + 77, toEnd: 3 };
        for (const moment of ["REQUEST", "GRAB"] as const)
          expect(forecastAt(model, past(one), moment)).toEqual(
            forecastAt(model, past(other), moment),
          );
      }),
    );
  });
});
