import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  startManualStack,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { startReceiver } from "../../simulator/receiver.ts";
import { complain, HEALTH, missingRootFolder, recover } from "../../simulator/world/health.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

it("monitors single episodes", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Switched"));
  const body = { episodeIds: show.units.slice(1).map(({ id }) => id), monitored: false };
  const { status, json } = await ask.send("sonarr", "PUT /api/v3/episode/monitor", body);
  expect([status, json]).toMatchObject([202, [{ monitored: false }, { monitored: false }]]);
  expect(show.units.map(({ monitored }) => monitored)).toEqual([true, false, false]);
});

it("monitors a series, one of its seasons and several series at once", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Seasons"));
  interface Series {
    monitored: boolean;
    seasons: { seasonNumber: number; monitored: boolean; statistics: object }[];
  }
  const series = await ask.sonarr<Series>(`/api/v3/series/${show.id}`);
  expect(series.seasons).toMatchObject([
    { seasonNumber: 1, monitored: true, statistics: { totalEpisodeCount: 3 } },
  ]);
  const off = { ...series, monitored: false, seasons: [{ seasonNumber: 1, monitored: false }] };
  await ask.send("sonarr", `PUT /api/v3/series/${show.id}`, off);
  expect(show.monitored || show.units.some(({ monitored }) => monitored)).toBe(false);
  await ask.send("sonarr", "PUT /api/v3/series/editor", { seriesIds: [show.id], monitored: true });
  expect([show.monitored, ...show.units.map(({ monitored }) => monitored)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it("monitors a movie, alone and with others", async () => {
  const { world, ask } = environment;
  const item = added(world, aMovie("Switched Off"));
  const movie = await ask.radarr<object>(`/api/v3/movie/${item.id}`);
  await ask.send("radarr", `PUT /api/v3/movie/${item.id}`, { ...movie, monitored: false });
  expect([item.monitored, item.units[0]?.monitored]).toEqual([false, false]);
  await ask.send("radarr", "PUT /api/v3/movie/editor", { movieIds: [item.id], monitored: true });
  expect(await ask.radarr(`/api/v3/movie/${item.id}`)).toMatchObject({ monitored: true });
});

it("sends a health webhook when something breaks and when it recovers, once each", async () => {
  const { world, ask, stack } = environment;
  const receiver = await startReceiver();
  stack.connectTracker(receiver.target);
  complain(world, "sonarr", HEALTH.indexersFailing);
  complain(world, "sonarr", HEALTH.indexersFailing);
  complain(world, "radarr", missingRootFolder("/data/media/movies"));
  expect(await ask.sonarr("/api/v3/health")).toMatchObject([
    {
      source: "IndexerStatusCheck",
      type: "error",
      message: "All indexers are unavailable due to failures",
    },
  ]);
  recover(world, "sonarr", HEALTH.indexersFailing);
  recover(world, "sonarr", HEALTH.indexersFailing);
  await stack.settled();
  const events = receiver.received.map(({ slug, body }) => [slug, body] as const);
  expect(events.filter(([slug]) => slug === "sonarr").map(([, body]) => body)).toMatchObject([
    { eventType: "Health", level: "error", type: "IndexerStatusCheck" },
    { eventType: "HealthRestored", level: "error", type: "IndexerStatusCheck" },
  ]);
  expect(events.find(([slug]) => slug === "radarr")?.[1]).toMatchObject({
    type: "RootFolderCheck",
  });
  expect(await ask.sonarr("/api/v3/health")).toEqual([]);
  await receiver.stop();
});
