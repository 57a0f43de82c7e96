import { afterEach, beforeEach, expect, it } from "vitest";
import { added, aShow, startManualStack, type ManualStack } from "../../simulator/manual-stack.ts";
import {
  addEpisode,
  dropEpisode,
  editEpisode,
  moveRelease,
} from "../../simulator/world/metadata.ts";
import { movie, numbered, series } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

interface Episode {
  id: number;
  title: string;
  airDateUtc?: string;
  monitored: boolean;
}
const episodesOf = (seriesId: number) =>
  environment.ask.sonarr<Episode[]>(`/api/v3/episode?seriesId=${seriesId}`);

it("learns an episode's title and date later, and of new episodes", async () => {
  const { world } = environment;
  const title = aShow("Airing", 2);
  const show = added(world, title);
  const [first, last] = [title.episodes[0], title.episodes[1]].map((one) =>
    expectFound(one, "episode"),
  );
  const airsAt = new Date("2031-05-05T18:00:00Z");
  if (first) editEpisode(world, title, first, { title: "TBA", airsAt });
  addEpisode(world, title, { season: 1 });
  if (last) dropEpisode(world, title, last);
  expect(await episodesOf(show.id)).toMatchObject([
    { title: "TBA", airDateUtc: airsAt.toISOString() },
    { title: "TBA", monitored: true, episodeNumber: 3, absoluteEpisodeNumber: 3 },
  ]);
});

it("reports scene numbers of an episode where they differ", async () => {
  const { world } = environment;
  const title = series({
    title: "Scene Split",
    year: 2022,
    isAnime: true,
    seasons: [{ number: 2, episodes: numbered(1) }],
    numbers: { "2x01": { scene: { season: 1, number: 13, absolute: 13 } } },
  });
  expect(await episodesOf(added(world, title).id)).toMatchObject([
    { sceneSeasonNumber: 1, sceneEpisodeNumber: 13, sceneAbsoluteEpisodeNumber: 13 },
  ]);
});

it("knows a title by its original name and by others", async () => {
  const { world, ask } = environment;
  const names = { originalTitle: "雪の駅", alternateTitles: ["Yuki no Eki"] };
  added(world, series({ title: "Snow Station", year: 2020, ...names, seasons: [] }));
  added(world, movie({ title: "Snow Station: The Movie", year: 2021, ...names }));
  expect(await ask.sonarr("/api/v3/series")).toMatchObject([
    { alternateTitles: [{ title: "雪の駅" }, { title: "Yuki no Eki" }] },
  ]);
  expect(await ask.radarr("/api/v3/movie")).toMatchObject([
    { originalTitle: "雪の駅", alternateTitles: [{ title: "Yuki no Eki" }] },
  ]);
});

it("waits for a movie whose digital release is in the future, or was postponed", async () => {
  const { world, ask } = environment;
  const title = movie({ title: "Put Off", year: 2020 });
  added(world, title);
  expect(await ask.radarr("/api/v3/movie")).toMatchObject([{ isAvailable: true }]);
  const date = new Date("2031-01-01T00:00:00Z");
  moveRelease(world, title, date);
  expect(await ask.radarr("/api/v3/movie")).toMatchObject([
    { isAvailable: false, status: "inCinemas", digitalRelease: date.toISOString() },
  ]);
});
