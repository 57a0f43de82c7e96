import { expect, it } from "vitest";
import type { ListedRelease, ReleaseListing } from "../../../server/integrations/port/arr.ts";
import { createReleaseMemory } from "../../../server/tracking/actions/release-memory.ts";

const START = Date.parse("2031-05-04T12:00:00Z");
const after = (minutes: number) => new Date(START + minutes * 60_000);

const RELEASE: ListedRelease = {
  id: "r1",
  title: "Show.S01E01",
  size: 1,
  quality: null,
  languages: [],
  group: null,
  indexer: null,
  protocol: "torrent",
  seeders: 1,
  leechers: 0,
  publishedAt: null,
  customFormatScore: 0,
  isWholeSeason: false,
  episodes: [],
  isRecognised: true,
  rejections: [],
  ticket: { guid: "g", indexerId: 1, quality: {}, languages: [] },
};

function listing(releases: readonly ListedRelease[]): ReleaseListing {
  const summary = { at: after(0).toISOString(), found: releases.length, refused: 0, reasons: [] };
  return { summary, releases, searched: null };
}

const SCOPE = { requestId: "one", service: "sonarr", unitIds: [] };

it("shows a list for ten minutes, and lets its releases be grabbed while the arr remembers them", () => {
  const memory = createReleaseMemory();
  memory.keep({ ...SCOPE, at: after(0), listing: listing([RELEASE]) });
  expect(memory.findFresh(SCOPE, after(9))?.listing.releases).toEqual([RELEASE]);
  expect(memory.findFresh(SCOPE, after(10))).toBeNull();
  expect(memory.findRelease(SCOPE, "r1", after(28))?.release).toBe(RELEASE);
  expect(memory.findRelease(SCOPE, "r1", after(29))).toBeNull();
});

it("keeps the lists of other episodes, requests and services apart", () => {
  const memory = createReleaseMemory();
  memory.keep({ ...SCOPE, unitIds: ["b", "a"], at: after(0), listing: listing([RELEASE]) });
  expect(memory.findFresh({ ...SCOPE, unitIds: ["a", "b"] }, after(1))).not.toBeNull();
  expect(memory.findFresh({ ...SCOPE, unitIds: ["a"] }, after(1))).toBeNull();
  expect(memory.findFresh(SCOPE, after(1))).toBeNull();
  expect(memory.findRelease({ ...SCOPE, requestId: "two" }, "r1", after(1))).toBeNull();
  // The request was moved to another Sonarr, which knows nothing of the search.
  expect(memory.findRelease({ ...SCOPE, service: "sonarr-2" }, "r1", after(1))).toBeNull();
});

it("takes the release of the newest list, and lets an arr be searched ten times in ten minutes", () => {
  const memory = createReleaseMemory();
  for (let index = 0; index < 10; index += 1) {
    expect(memory.nextSearchAt("sonarr", after(index / 2))).toBeNull();
    const release = { ...RELEASE, title: `list ${index}` };
    memory.keep({
      ...SCOPE,
      unitIds: [`unit ${index}`],
      at: after(index / 2),
      listing: listing([release]),
    });
  }
  expect(memory.findRelease(SCOPE, "r1", after(5))?.release.title).toBe("list 9");
  expect(memory.nextSearchAt("sonarr", after(5))).toEqual(after(10));
  expect(memory.nextSearchAt("radarr", after(5))).toBeNull();
  expect(memory.nextSearchAt("sonarr", after(10))).toBeNull();
});
