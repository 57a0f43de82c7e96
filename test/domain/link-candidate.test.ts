import { describe, expect, it } from "vitest";
import {
  compareCandidates,
  type LinkableEpisode,
  type UnlinkedFile,
} from "../../server/domain/link-candidate.ts";

const FILE: UnlinkedFile = {
  path: "/tv/Show/Season 02/Show - S02E07 - The Bridge.mkv",
  durationSeconds: 1420,
  season: 2,
  number: 7,
  absoluteNumber: 19,
  title: "The Bridge",
  airDate: new Date("2026-02-20T15:30:00Z"),
  tvdbId: 900_207,
  tmdbId: 700_207,
};

function episode(id: number, facts: Partial<LinkableEpisode> = {}): LinkableEpisode {
  return {
    id,
    series: "Show",
    type: "NORMAL",
    number: id,
    title: null,
    airDate: null,
    durationSeconds: 1440,
    tvdbIds: [],
    tmdbIds: [],
    tmdbNumbers: [],
    hasFile: false,
    ...facts,
  };
}

const suggestedOf = (file: UnlinkedFile, episodes: readonly LinkableEpisode[]) =>
  compareCandidates(file, episodes)
    .filter(({ isSuggested }) => isSuggested)
    .map(({ episode: { id } }) => id);

describe("the suggested episode", () => {
  it.each([
    ["by the TVDB id", { tvdbIds: [900_207] }],
    ["by the TMDB id", { tmdbIds: [700_207] }],
    ["by TMDB's numbers", { tmdbNumbers: [{ season: 2, number: 7 }] }],
    ["by the title", { title: "The bridge!" }],
    ["by the day, in whatever time zone", { airDate: "2026-02-21T00:00:00.000Z" }],
  ])("is found %s before the one that only has its number", (_how, facts) => {
    expect(suggestedOf(FILE, [episode(7), episode(31, facts)])).toEqual([31]);
  });

  it("is found by AniDB's number, within the season or over all", () => {
    expect(suggestedOf(FILE, [episode(6), episode(7), episode(8)])).toEqual([7]);
    expect(suggestedOf(FILE, [episode(18), episode(19)])).toEqual([19]);
  });

  it("is none where two fit equally well, or nothing does", () => {
    const ofAnotherSeries = episode(107, { number: 7, series: "Show 2" });
    expect(suggestedOf(FILE, [episode(7), ofAnotherSeries])).toEqual([]);
    expect(suggestedOf(FILE, [episode(1), episode(2)])).toEqual([]);
    expect(suggestedOf(FILE, [])).toEqual([]);
  });

  it("is a special for season 0 only, and the complete movie for a movie", () => {
    const special = episode(50, { type: "SPECIAL", number: 7 });
    expect(suggestedOf(FILE, [special, episode(7)])).toEqual([7]);
    expect(suggestedOf({ ...FILE, season: 0 }, [special, episode(7)])).toEqual([50]);
    const movie = { ...FILE, season: null, number: null, absoluteNumber: null, title: null };
    const complete = episode(60, { number: 1, title: "Complete Movie" });
    expect(suggestedOf(movie, [complete, episode(61, { type: "OTHER", number: 1 })])).toEqual([60]);
  });

  it("comes first; the others keep their order", () => {
    const ids = compareCandidates(FILE, [episode(5), episode(6), episode(7)]).map(
      ({ episode: { id } }) => id,
    );
    expect(ids).toEqual([7, 5, 6]);
  });
});

describe("the checks of a file against an episode", () => {
  const checksOf = (file: Partial<UnlinkedFile>, facts: Partial<LinkableEpisode>) =>
    compareCandidates({ ...FILE, ...file }, [episode(7, facts)])[0]?.checks;

  it.each([
    ["The bridge", "AGREES"],
    ["The Tunnel", "DIFFERS"],
    ["Episode 7", "UNKNOWN"],
    [null, "UNKNOWN"],
  ])("title %s: %s", (title, check) => {
    expect(checksOf({}, { title })?.title).toBe(check);
  });

  it.each([
    ["Show - S02E07.mkv", { tmdbNumbers: [{ season: 2, number: 7 }] }, "AGREES"],
    ["Show - S02E07.mkv", { tmdbNumbers: [{ season: 1, number: 7 }] }, "DIFFERS"],
    ["Show - S02E07.mkv", {}, "AGREES"],
    ["Show - S02E07.mkv", { number: 19 }, "AGREES"],
    ["Show - S02E07.mkv", { number: 8 }, "DIFFERS"],
    ["[Group] Show - 07 (1080p).mkv", {}, "AGREES"],
    ["[Group] Show - 08 (1080p).mkv", {}, "DIFFERS"],
    ["Show.mkv", {}, "UNKNOWN"],
  ])("number of %s against %j: %s", (path, facts, check) => {
    expect(checksOf({ path }, facts)?.number).toBe(check);
  });

  it.each([
    [1420, 1440, "AGREES"],
    [1440 + 144, 1440, "AGREES"],
    [1440 + 145, 1440, "DIFFERS"],
    [300, 180, "AGREES"],
    [60, 1440, "DIFFERS"],
    [null, 1440, "UNKNOWN"],
    [1420, null, "UNKNOWN"],
  ])("%s s of file against %s s: %s", (file, listed, check) => {
    expect(checksOf({ durationSeconds: file }, { durationSeconds: listed })?.duration).toBe(check);
  });
});
