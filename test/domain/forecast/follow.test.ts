import { expect, it } from "vitest";
import { followJourney, type FollowedRequest } from "../../../server/domain/forecast/follow.ts";

const NOW = new Date("2031-05-04T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const reach = (minutes: number, inferred = false) => ({
  at: minutesAgo(minutes).toISOString(),
  inferred,
});

function movie(given: Partial<FollowedRequest> = {}): FollowedRequest {
  return {
    mediaType: "MOVIE",
    isAnime: false,
    is4k: false,
    episodes: 0,
    createdAt: minutesAgo(100),
    trackedSince: minutesAgo(100),
    releasedAt: minutesAgo(9_000),
    state: "AVAILABLE",
    stateChangedAt: minutesAgo(10),
    reached: {
      REQUESTED: reach(100),
      APPROVED: reach(99),
      GRABBING: reach(90),
      DOWNLOADED: reach(20),
      AVAILABLE: reach(10),
    },
    ...given,
  };
}

const show = (given: Partial<FollowedRequest> = {}) =>
  movie({ mediaType: "TV", episodes: 8, ...given });
const justNow = { stateChangedAt: minutesAgo(1) };

it("follows a movie from the request to the library, also if it ended before it was recorded", () => {
  expect(followJourney(movie(), false, NOW)).toEqual({
    mediaType: "MOVIE",
    isAnime: false,
    is4k: false,
    isSeason: false,
    startedAt: minutesAgo(100),
    approvedAt: minutesAgo(99),
    grabbedAt: minutesAgo(90),
    downloadedAt: minutesAgo(20),
    endedAt: minutesAgo(10),
  });
});

it("knows when a season was complete only if that was seen", () => {
  expect(followJourney(show(justNow), true, NOW)).toMatchObject({
    endedAt: minutesAgo(1),
    downloadedAt: null,
    isSeason: true,
  });
  // Of many requests the first episode was available when they were imported.
  expect(followJourney(show(justNow), false, NOW)).toBeNull();
  expect(followJourney(show(), true, NOW)).toBeNull();
  const open = { state: "DOWNLOADING" as const };
  expect(followJourney(show(open), false, NOW)).toBeNull();
  expect(followJourney(show(open), true, NOW)).toMatchObject({ endedAt: null });
});

it.each([
  ["was not released when it was requested", { releasedAt: minutesAgo(50) }],
  ["waits for its release", { state: "UNAIRED" as const }],
  ["was declined", { state: "DECLINED" as const }],
  ["was removed", { state: "DELETED" as const }],
  ["was there already", { reached: { REQUESTED: reach(100), AVAILABLE: reach(99) } }],
  ["nobody saw arrive", { reached: { GRABBING: reach(90), AVAILABLE: reach(10, true) } }],
  ["ended before it began", { reached: { GRABBING: reach(190), AVAILABLE: reach(101) } }],
])("learns nothing from what %s", (_name, given) => {
  expect(followJourney(movie(given), true, NOW)).toBeNull();
});

it("does not take the moment at which an old request was found for that of its stages", () => {
  const found = movie({ createdAt: minutesAgo(9_000), trackedSince: minutesAgo(10) });
  expect(followJourney(found, false, NOW)).toBeNull();
  const history = movie({ createdAt: minutesAgo(9_000), trackedSince: minutesAgo(5_000) });
  expect(followJourney(history, false, NOW)).toMatchObject({ endedAt: minutesAgo(10) });
});
