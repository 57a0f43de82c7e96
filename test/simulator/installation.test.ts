import { afterEach, beforeEach, expect, it } from "vitest";
import { startManualStack, type ManualStack } from "../../simulator/manual-stack.ts";
import { startReceiver } from "../../simulator/receiver.ts";
import { seedInstallation, type SeededTitle } from "../../simulator/stories/installation.ts";
import { isPlayable } from "../../simulator/world/library.ts";
import { isAnime } from "../../simulator/world/title.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

const plain = ({ title, seerrRequest, item, fate }: SeededTitle) => [
  title.title,
  seerrRequest?.status,
  seerrRequest?.requestedBy.name,
  item?.units.length,
  fate,
];

it("generates the same past from the same seed, and a different one from another seed", async () => {
  const seeded = seedInstallation(environment.world, { requests: 100, episodes: 600, seed: 7 });
  const others = await Promise.all([startManualStack(), startManualStack()]);
  const [same, different] = others.map(({ world }, index) =>
    seedInstallation(world, { requests: 100, episodes: 600, seed: 7 + index }).map(plain),
  );
  expect(same).toEqual(seeded.map(plain));
  expect(different).not.toEqual(same);
  for (const { stack } of others) await stack.stop();
});

it("is a believable installation: every kind of title and person occurs, and no webhook is sent", async () => {
  const { world, stack } = environment;
  const receiver = await startReceiver();
  stack.connectTracker(receiver.target);
  const seeded = seedInstallation(world, { requests: 400, episodes: 3000 });
  expect(seeded.filter(({ seerrRequest }) => seerrRequest)).toHaveLength(400);
  expect(seeded.filter(({ seerrRequest }) => !seerrRequest).length).toBeGreaterThan(20);
  expect(new Set(seeded.map(({ fate }) => fate)).size).toBe(8);
  expect(new Set(world.seerrRequests.map(({ requestedBy }) => requestedBy.name)).size).toBe(4);
  expect(seeded.filter(({ title }) => isAnime(title)).length).toBeGreaterThan(80);
  const episodes = seeded.flatMap(({ title }) => (title.kind === "series" ? title.episodes : []));
  expect(episodes).toHaveLength(3000);
  const now = world.clock.now();
  expect(episodes.some(({ airsAt }) => airsAt && airsAt > now)).toBe(true);
  for (const ids of [
    seeded.map(({ title }) => `${title.kind} ${title.tmdbId}`),
    episodes.map(({ tvdbId }) => String(tvdbId)),
  ])
    expect(new Set(ids).size).toBe(ids.length);
  await stack.settled();
  expect(receiver.received).toEqual([]);
  await receiver.stop();
});

it("writes 2,000 requests and 30,000 episodes in seconds, and answers about them as quickly", async () => {
  const { world, ask } = environment;
  const startedAt = performance.now();
  const seeded = seedInstallation(world, { requests: 2000, episodes: 30_000 });
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  const units = world.items.flatMap((item) => item.units);
  expect(units.filter(({ file }) => file).length).toBeGreaterThan(20_000);
  expect(units.filter((unit) => isPlayable(world, unit)).length).toBeGreaterThan(20_000);

  const askedAt = performance.now();
  const history = await ask.sonarr<{ totalRecords: number; records: object[] }>(
    "/api/v3/history?page=3&pageSize=1000",
  );
  expect(history.records).toHaveLength(1000);
  expect(history.totalRecords).toBeGreaterThan(40_000);
  const requests = await ask.seerr<{ results: object[] }>("/api/v1/request?take=100&skip=500");
  expect(requests.results).toHaveLength(100);
  const library = await ask.jellyfin(
    "/Items?Recursive=true&IncludeItemTypes=Movie,Series&Fields=ProviderIds&Limit=500",
  );
  expect(library.Items).toHaveLength(500);
  const shows = seeded.flatMap(({ item }) => (item?.arr === "sonarr" ? [item] : [])).slice(0, 50);
  for (const { id } of shows) {
    await ask.sonarr(`/api/v3/episode?seriesId=${id}`);
    await ask.sonarr(`/api/v3/history/series?seriesId=${id}`);
  }
  expect(performance.now() - askedAt).toBeLessThan(10_000);
});
