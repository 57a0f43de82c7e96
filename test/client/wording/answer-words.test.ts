import { describe, expect, it } from "vitest";
import type { RequestState } from "../../../client/graphql/graphql.ts";
import { type AnsweredRequest, answerWords } from "../../../client/wording/answer-words.ts";
import { mediaWords } from "../../../client/wording/media-words.ts";
import { transferLeftWords } from "../../../client/wording/transfer-words.ts";
import { cardOf } from "../support/card.ts";

const now = new Date(2025, 10, 22, 20, 41);

type Parts = Parameters<typeof cardOf>[0];
type Counts = NonNullable<Parts["counts"]>;

function answer(parts: Parts, episodes: readonly (readonly [number, RequestState])[] = []) {
  const request = {
    ...cardOf(parts),
    episodes: episodes.map(([season, state]) => ({ season, state, isWanted: true })),
  };
  return answerWords(request, now);
}

const downloading = { state: "DOWNLOADING" } as const;

describe("the answer about a show", () => {
  it("names the share, what is ready next, what is still searched for and when the next episode airs", () => {
    const parts = answer({
      ...downloading,
      counts: { total: 13, aired: 12, unaired: 1, available: 4, downloading: 6, approved: 2 },
      downloadEta: new Date(2025, 10, 22, 21, 40).toISOString(),
      nextAirDate: new Date(2025, 10, 28, 18, 0).toISOString(),
    });
    expect(parts.headline).toBe("4 of 13 episodes are ready.");
    expect(parts.next).toBe(
      "6 episodes are downloading, done about 21:40. Sonarr is still searching for 2 others. The next episode airs on Friday.",
    );
  });

  it.each<[Counts, string]>([
    [{ matching: 2, downloading: 3 }, "Shoko is recognising 2 episodes, which are ready next."],
    [{ importing: 1, downloading: 3 }, "Sonarr is importing 1 episode into the library."],
    [{ downloaded: 1, grabbing: 3 }, "1 episode is downloaded. Sonarr imports it next."],
    [{ downloading: 1, grabbing: 3 }, "1 episode is downloading."],
    [{ grabbing: 2 }, "Sonarr found 2 episodes and sent them to the download client."],
    [{ approved: 5 }, "Sonarr is searching for 5 episodes."],
  ])("says what comes next of %j", (counts, next) => {
    expect(answer({ ...downloading, counts: { total: 6, aired: 6, ...counts } }).next).toBe(next);
  });

  it.each<[Counts, string]>([
    [{ total: 6, aired: 6 }, "None of 6 episodes is ready yet."],
    [{ total: 6, aired: 6, available: 1 }, "1 of 6 episodes is ready."],
    [{ total: 6, aired: 6, available: 6 }, "All 6 episodes are ready."],
    [{ total: 12, aired: 3, available: 3 }, "All 3 episodes that have aired are ready, of 12."],
    [{ total: 12, aired: 1, available: 1 }, "The first of 12 episodes is ready."],
    [{ total: 8, aired: 0, unaired: 8 }, "8 episodes, none of which has aired."],
    [{ total: 1, aired: 1 }, "The episode is not ready yet."],
  ])("says how much of %j is ready", (counts, headline) => {
    expect(answer({ state: "APPROVED", counts }).headline).toBe(headline);
  });

  it("does not call next what is stuck", () => {
    const problem = { code: "UNRECOGNISED_FILE", severity: "STUCK" } as const;
    const episode = { season: 1, isWanted: true, state: "ANIME_MATCHING" } as const;
    const next = (episodes: AnsweredRequest["episodes"]) => {
      const counts = { total: 3, aired: 3, matching: episodes.length };
      return answerWords({ ...cardOf({ state: "ANIME_MATCHING", counts }), episodes }, now).next;
    };
    expect(next([{ ...episode, problem }])).toBe("");
    expect(
      next([
        { ...episode, problem },
        { ...episode, problem: null },
      ]),
    ).toBe("Shoko is recognising 1 episode, which is ready next.");
  });

  it("says which seasons are there, where they differ", () => {
    const season = (number: number, ready: number, total: number) =>
      Array.from(
        { length: total },
        (_, index) => [number, index < ready ? "AVAILABLE" : "DOWNLOADING"] as const,
      );
    const counts = { total: 9, aired: 9, available: 7, downloading: 2 };
    const seasons = (...all: readonly (readonly (readonly [number, RequestState])[])[]) =>
      answer({ ...downloading, counts }, all.flat()).seasons;
    expect(seasons(season(1, 3, 3), season(2, 3, 3), season(3, 1, 3))).toBe(
      "Seasons 1 and 2 are ready and season 3 has 1 of 3 episodes.",
    );
    expect(seasons(season(1, 2, 3), season(2, 1, 3))).toBe(
      "Season 1 has 2 of 3 episodes and season 2 has 1 of 3 episodes.",
    );
    expect(seasons(...[1, 2, 3, 4].map((number) => season(number, 1, 2)))).toBe(
      "4 seasons are there in part.",
    );
    expect(seasons(season(1, 2, 3))).toBe("");
    expect(seasons(season(1, 3, 3), season(2, 3, 3))).toBe("");
  });
});

it("explains a movie, and a request that waits for approval, in a sentence", () => {
  const movie = answer({ mediaType: "MOVIE", state: "IMPORTING" });
  expect(movie).toEqual({
    headline: "Radarr is importing the file into the library.",
    next: "",
    seasons: "",
  });
  const loading = { mediaType: "MOVIE", state: "DOWNLOADING" } as const;
  expect(answer(loading).headline).toBe("The movie is downloading.");
  expect(
    answer({ ...loading, downloadEta: new Date(2025, 10, 22, 20, 47).toISOString() }).headline,
  ).toBe("The movie is downloading, done in 6 min.");
  expect(answer({ state: "REQUESTED", counts: { total: 12 } }).headline).toBe(
    "Waiting for approval.",
  );
});

const PLAIN = {
  resolution: 1080,
  audio: [],
  hasSeveralAudio: false,
  subtitles: [],
  hasSeveralSubtitles: false,
};

it.each([
  [{}, "1080p"],
  [{ resolution: 2160, audio: ["de"] }, "4K, German"],
  [{ audio: ["ja"], subtitles: ["en"] }, "1080p, Japanese with English subtitles"],
  [{ audio: ["ja", "en"], hasSeveralAudio: true }, "1080p, Japanese and English"],
  [{ audio: ["de"], hasSeveralAudio: true }, "1080p, German and others"],
  [{ hasSeveralAudio: true }, "1080p, several languages"],
  [{ subtitles: ["fr"] }, "1080p with French subtitles"],
  [{ hasSeveralSubtitles: true }, "1080p with subtitles in several languages"],
  [{ resolution: null, audio: ["ja"] }, "Japanese"],
  [{ resolution: null }, ""],
])("words what is known of a release: %j", (parts, words) => {
  expect(mediaWords({ ...PLAIN, ...parts })).toBe(words);
});

it("sums up what the running downloads still load", () => {
  const one = { state: "DOWNLOADING", size: "10000000000", progress: 0.5, speed: 4_000_000 };
  expect(transferLeftWords([one, { ...one, speed: 2_000_000 }])).toBe("10.0 GB left at 6.0 MB/s");
  expect(transferLeftWords([{ ...one, speed: null }])).toBe("5.0 GB left");
  expect(transferLeftWords([one, { ...one, state: "IMPORTED" }])).toBe("5.0 GB left at 4.0 MB/s");
  expect(transferLeftWords([one, { ...one, size: null }])).toBe("");
  expect(transferLeftWords([{ ...one, state: "COMPLETED" }])).toBe("");
});
