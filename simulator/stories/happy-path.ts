import { movie, numbered, series } from "../world/title.ts";
import { LYCORIS_RECOIL } from "./lycoris-recoil.ts";
import { movieStory, packStory, singlesStory } from "./shape.ts";
import { eachEpisode, type Story } from "./story.ts";

/** The scenarios A1 to A8, each with its own title. */

export const A1_MOVIE: Story = movieStory(
  movie({
    title: "The Cartographer's Daughter",
    year: 2023,
    overview: "She draws a coast that is not there yet.",
  }),
  { id: "A1", by: "mika" },
);

export const A2_AUTO_APPROVED: Story = packStory(
  series({
    title: "Salt and Signal",
    year: 2021,
    overview: "A lighthouse keeper answers a ship that sank.",
    runtimeMinutes: 48,
    seasons: [{ number: 1, episodes: ["First Light", "The Answering Lamp", "Low Water"] }],
  }),
  { id: "A2", by: "Jörg Ünal", isAutomatic: true, downloadSeconds: 20 },
);

export const A3_SINGLES: Story = singlesStory(
  series({
    title: "Harbour Lights",
    year: 2024,
    overview: "Twelve nights on the last ferry.",
    runtimeMinutes: 42,
    seasons: [{ number: 1, episodes: numbered(12) }],
  }),
  // Far enough apart for the first to be available before the last is grabbed, even on a busy machine.
  { id: "A3", by: "Ada", episodes: 12, everySeconds: 12 },
);

export const A4_PACK: Story = packStory(
  series({
    title: "Northbound",
    year: 2022,
    overview: "A train that stops where its passengers once turned back.",
    runtimeMinutes: 51,
    seasons: [
      { number: 1, episodes: numbered(12) },
      { number: 2, episodes: numbered(10) },
    ],
  }),
  { id: "A4", by: "mika" },
);

export const A5_ANIME_MOVIE: Story = movieStory(
  movie({
    title: "The Clockmaker of Kumo",
    originalTitle: "雲の町の時計師",
    year: 2024,
    isAnime: true,
    overview: "Above the clouds nobody has wound the town's clock for a hundred years.",
  }),
  { id: "A5", by: "Ada" },
);

export const A6_LYCORIS_RECOIL: Story = packStory(LYCORIS_RECOIL, {
  id: "A6",
  by: "Jörg Ünal",
  isAutomatic: true,
  as: {
    title: "[FLE] Lycoris Recoil - S01 REPACK (BD 1080p HEVC x265 Opus) [Dual Audio]",
    group: "FLE",
    size: 33_930_242_048,
    version: 2,
    hash: "3F92992E2FBEB6EBB251304236BF5E0B600A91C3",
  },
});

export const A7_MULTI_EPISODE: Story = packStory(
  series({
    title: "Twin Tides",
    year: 2020,
    overview: "Two sisters, two shores, one inheritance.",
    runtimeMinutes: 45,
    seasons: [{ number: 1, episodes: ["The Will, Part 1", "The Will, Part 2", "Ebb"] }],
  }),
  { id: "A7", by: "mika", files: [["S01E01", "S01E02"], ["S01E03"]], downloadSeconds: 20 },
);

export const A8_SPECIALS: Story = packStory(
  series({
    title: "Paper Moons",
    year: 2019,
    overview: "A travelling theatre and the audience that follows it.",
    runtimeMinutes: 38,
    seasons: [
      { number: 0, episodes: ["Behind the Curtain", "The Winter Tour"] },
      { number: 1, episodes: numbered(6) },
    ],
  }),
  {
    id: "A8",
    by: "Ada",
    files: [...eachEpisode(1, 1, 6), ...eachEpisode(0, 1, 2)],
    downloadSeconds: 30,
  },
);

export const HAPPY_PATH: readonly Story[] = [
  A1_MOVIE,
  A2_AUTO_APPROVED,
  A3_SINGLES,
  A4_PACK,
  A5_ANIME_MOVIE,
  A6_LYCORIS_RECOIL,
  A7_MULTI_EPISODE,
  A8_SPECIALS,
];
