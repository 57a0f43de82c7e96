import { describe, expect, it } from "vitest";
import {
  A1_MOVIE,
  A2_AUTO_APPROVED,
  A3_SINGLES,
  A4_PACK,
  A5_ANIME_MOVIE,
  A6_LYCORIS_RECOIL,
  A7_MULTI_EPISODE,
  A8_SPECIALS,
} from "../../simulator/stories/happy-path.ts";
import type { Story } from "../../simulator/stories/story.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { episodesAt, followLog, statesOf, wayOf, type Follower } from "../support/follower.ts";

const PIPELINE = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "AVAILABLE",
];
const ANIME_PATH = [...PIPELINE.slice(0, -1), "ANIME_MATCHING", "AVAILABLE"];

const REQUESTS = `{ requests(first: 10) { nodes { id title state requestedBy seasons isComplete progress
  counts { total available grabbed downloading } posterUrl
  downloads { title downloadId files { name progress episode { number } } }
  episodes { season number state isWanted progress } } } }`;

interface Reported extends TestApp {
  readonly log: Follower;
}

async function report(story: Story): Promise<Reported> {
  const started = await startTestApp();
  const log = followLog(started.socket);
  await started.stack.play(story);
  return { ...started, log };
}

async function onlyRequest({ query }: TestApp): Promise<AnyResult> {
  const { nodes } = (await query(REQUESTS)).requests;
  expect(nodes).toHaveLength(1);
  return nodes[0];
}

const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

describe("the happy path, from webhooks to a subscription", () => {
  it("A1: a movie passes every stage from the request to the library, one transition each, with cause and evidence", async () => {
    const testApp = await report(A1_MOVIE);
    await testApp.log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
    expect(statesOf(testApp.log.seen)).toEqual(PIPELINE);
    for (const { delivery, evidence, service, event, message } of testApp.log.seen) {
      expect(delivery !== null || evidence !== null).toBe(true);
      expect([service, event, message].every((text) => text !== "")).toBe(true);
    }
    expect(await onlyRequest(testApp)).toMatchObject({
      state: "AVAILABLE",
      requestedBy: "mika",
      isComplete: true,
      progress: 1,
    });
    const { posterUrl } = await onlyRequest(testApp);
    const poster = await fetch(new URL(posterUrl, testApp.app.url));
    expect(poster.headers.get("content-type")).toBe("image/png");
  });

  it("A2: an automatic approval alone gives requester, seasons and the inferred request before it", async () => {
    const testApp = await report(A2_AUTO_APPROVED);
    await testApp.log.until((seen) => episodesAt(seen, "AVAILABLE").size === 3);
    expect(wayOf(testApp.log.seen).slice(0, 2)).toEqual(["~REQUESTED", "APPROVED"]);
    expect(await onlyRequest(testApp)).toMatchObject({
      requestedBy: "Jörg Ünal",
      seasons: [1],
      state: "AVAILABLE",
    });
  });

  it("A3: twelve single releases move twelve episodes independently", async () => {
    const testApp = await report(A3_SINGLES);
    await testApp.log.until((seen) => episodesAt(seen, "AVAILABLE").size === 12);
    for (const number of numbers(12))
      expect(statesOf(testApp.log.seen, { season: 1, number })).toEqual(PIPELINE);
    const request = await onlyRequest(testApp);
    expect(request.downloads).toHaveLength(12);
    // They did not move as one: some episode was imported before another was found.
    const firstImported = testApp.log.seen.findIndex(({ to }) => to === "IMPORTING");
    const lastFound = testApp.log.seen.findLastIndex(({ to }) => to === "GRABBING");
    expect(firstImported).toBeLessThan(lastFound);
  });

  it("A4: one pack is one download of twelve episodes, each with its own file", async () => {
    const testApp = await report(A4_PACK);
    await testApp.log.until((seen) => episodesAt(seen, "AVAILABLE").size === 12);
    for (const number of numbers(12))
      expect(statesOf(testApp.log.seen, { season: 1, number })).toEqual(PIPELINE);
    const request = await onlyRequest(testApp);
    expect(request.downloads).toHaveLength(1);
    expect(request.counts).toMatchObject({ total: 12, available: 12, grabbed: 12 });
    const { files } = request.downloads[0];
    expect(
      files
        .map(({ episode }: AnyResult) => episode.number)
        .toSorted((a: number, b: number) => a - b),
    ).toEqual(numbers(12));
    expect(new Set(files.map(({ name }: AnyResult) => name)).size).toBe(12);
  });

  it("A5: an anime movie is imported, matched, then available", async () => {
    const testApp = await report(A5_ANIME_MOVIE);
    await testApp.log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
    expect(statesOf(testApp.log.seen)).toEqual(ANIME_PATH);
  });

  it("A6: the Lycoris Recoil pack brings 13 episodes, each of them matched", async () => {
    const testApp = await report(A6_LYCORIS_RECOIL);
    await testApp.log.until((seen) => episodesAt(seen, "AVAILABLE").size === 13);
    for (const number of numbers(13))
      expect(statesOf(testApp.log.seen, { season: 1, number })).toEqual(ANIME_PATH);
    expect(await onlyRequest(testApp)).toMatchObject({
      title: "Lycoris Recoil",
      state: "AVAILABLE",
      isComplete: true,
    });
  });

  it("A7: a file with two episodes moves both", async () => {
    const testApp = await report(A7_MULTI_EPISODE);
    await testApp.log.until((seen) => episodesAt(seen, "AVAILABLE").size === 3);
    for (const number of numbers(3))
      expect(statesOf(testApp.log.seen, { season: 1, number })).toEqual(PIPELINE);
  });

  it("A8: specials inside a pack are shown as season 0 and left out of the counts", async () => {
    const testApp = await report(A8_SPECIALS);
    await testApp.log.until((seen) => episodesAt(seen, "AVAILABLE").size === 8);
    const request = await onlyRequest(testApp);
    expect(request.counts).toMatchObject({ total: 6, available: 6 });
    const specials = request.episodes.filter(({ season }: AnyResult) => season === 0);
    expect(specials).toHaveLength(2);
    expect(
      specials.every(({ isWanted, state }: AnyResult) => !isWanted && state === "AVAILABLE"),
    ).toBe(true);
  });
});
