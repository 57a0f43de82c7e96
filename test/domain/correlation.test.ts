import { describe, expect, it } from "vitest";
import type { CandidateRequest, CandidateUnit } from "../../server/domain/candidate.ts";
import { correlate } from "../../server/domain/correlation.ts";
import { listOverwritten } from "../../server/domain/former-title.ts";
import type { Keys } from "../../server/domain/observation/keys.ts";
import { observe } from "./machine/unit-factory.ts";

function unit(
  id: string,
  season: number | null,
  number: number | null,
  changes: Partial<CandidateUnit> = {},
): CandidateUnit {
  return {
    id,
    season,
    number,
    arrId: null,
    fileId: null,
    filePath: null,
    fileSize: null,
    shokoFileId: null,
    downloadKeys: [],
    hasLeft: false,
    isLeftBehind: false,
    isSuperseded: false,
    ...changes,
  };
}

function request(id: string, changes: Partial<CandidateRequest> = {}): CandidateRequest {
  return {
    id,
    originService: "seerr",
    originId: id,
    mediaType: "TV",
    isOriginReused: false,
    isLive: true,
    isDeleted: false,
    is4k: false,
    instance: null,
    arrId: null,
    tmdbId: 10,
    tvdbId: 20,
    imdbId: null,
    seasons: [1],
    titles: ["Show"],
    year: 2020,
    units: [],
    ...changes,
  };
}

const movie = (id: string, changes: Partial<CandidateRequest> = {}): CandidateRequest =>
  request(id, {
    mediaType: "MOVIE",
    tvdbId: null,
    seasons: [],
    units: [unit(`${id}-movie`, null, null)],
    ...changes,
  });

const grab = (keys: Keys) =>
  observe("grabbed", { keys, service: keys.arr?.service ?? "sonarr", channel: "POLL" });
const found = (keys: Keys, candidates: readonly CandidateRequest[]) => {
  const result = correlate(grab(keys), candidates);
  return result.kind === "found"
    ? result.targets.map(({ requestId, unitIds, missing }) => [
        requestId,
        [
          ...unitIds,
          ...missing.map(
            ({ episode, isWanted }) =>
              `+S${episode.season}E${episode.number}${isWanted ? "" : " (not asked for)"}`,
          ),
        ],
      ])
    : result.kind;
};

const E1 = { season: 1, number: 1 };
const E2 = { season: 1, number: 2 };

describe("correlation", () => {
  it("finds all live requests that want the same episode (F2b), and no other", () => {
    const all = [
      request("a", { units: [unit("a1", 1, 1)] }),
      request("b", { seasons: [], units: [unit("b1", 1, 1)] }),
      request("c", { seasons: [2] }),
      request("d", { isLive: false, units: [unit("d1", 1, 1)] }),
    ];
    expect(found({ mediaType: "TV", tvdbId: 20, episodes: [E1] }, all)).toEqual([
      ["a", ["a1"]],
      ["b", ["b1"]],
    ]);
  });

  it("takes an episode that a body names twice for one", () => {
    const episodes = [E1, E2, { ...E1 }, { ...E2 }, { ...E1 }];
    const all = [request("a", { units: [unit("a2", 1, 2)] })];
    expect(found({ mediaType: "TV", tvdbId: 20, episodes }, all)).toEqual([["a", ["a2", "+S1E1"]]]);
  });

  it("keeps the movie of one instance apart from that of another (F1)", () => {
    const all = [
      movie("hd", { instance: "radarr", arrId: 1 }),
      movie("uhd", { is4k: true, instance: "radarr-4k", arrId: 1 }),
    ];
    const keys = { mediaType: "MOVIE" as const, tmdbId: 10 };
    expect(found({ ...keys, arr: { service: "radarr-4k", id: 1 } }, all)).toEqual([
      ["uhd", ["uhd-movie"]],
    ]);
    const unknown = all.map((each) => ({ ...each, arr: null }));
    expect(found({ ...keys, arr: { service: "radarr-4k", id: 1 }, is4k: true }, unknown)).toEqual([
      ["uhd", ["uhd-movie"]],
    ]);
    expect(found({ ...keys, arr: { service: "radarr", id: 1 }, is4k: false }, unknown)).toEqual([
      ["hd", ["hd-movie"]],
    ]);
  });

  it("never confuses a movie with a series of the same TMDB id", () => {
    const all = [movie("movie"), request("show", { tvdbId: null })];
    expect(found({ mediaType: "MOVIE", tmdbId: 10 }, all)).toEqual([["movie", ["movie-movie"]]]);
    expect(found({ tmdbId: 10 }, all)).toBe("none");
  });

  it("includes specials only inside a download that also contains wanted episodes (A8)", () => {
    const special = { season: 0, number: 1 };
    const all = [request("a", { units: [unit("a1", 1, 1)] })];
    const keys = { mediaType: "TV" as const, tvdbId: 20 };
    expect(found({ ...keys, episodes: [E1, special], downloadId: "x" }, all)).toEqual([
      ["a", ["a1", "+S0E1 (not asked for)"]],
    ]);
    expect(found({ ...keys, episodes: [special] }, all)).toBe("none");
    const linked = [request("a", { units: [unit("a1", 1, 1, { downloadKeys: ["x"] })] })];
    expect(found({ ...keys, episodes: [special], downloadId: "X" }, linked)).toEqual([
      ["a", ["+S0E1 (not asked for)"]],
    ]);
  });

  it("creates the units that an event names, only in the requested seasons (C10)", () => {
    const keys = { mediaType: "TV" as const, tvdbId: 20 };
    expect(found({ ...keys, episodes: [E1, E2] }, [request("a")])).toEqual([
      ["a", ["+S1E1", "+S1E2"]],
    ]);
    expect(found({ ...keys, episodes: [E1] }, [request("a", { seasons: [2] })])).toBe("none");
  });

  it("finds the units of a download by its id in any case, and by the other ids of a hybrid torrent", () => {
    const all = [
      request("a", { units: [unit("a1", 1, 1, { downloadKeys: ["ab12"] }), unit("a2", 1, 2)] }),
    ];
    expect(found({ downloadId: "AB12" }, all)).toEqual([["a", ["a1"]]]);
    expect(found({ downloadId: "ffff", otherDownloadIds: ["Ab12"] }, all)).toEqual([["a", ["a1"]]]);
  });

  it("applies an event about a series without episodes to its download, never to the whole show", () => {
    const all = [
      request("a", { units: [unit("a1", 1, 1, { downloadKeys: ["ab12"] }), unit("a2", 1, 2)] }),
    ];
    const keys = { mediaType: "TV" as const, tvdbId: 20 };
    expect(found({ ...keys, downloadId: "ab12" }, all)).toEqual([["a", ["a1"]]]);
    expect(found({ ...keys, downloadId: "cd34" }, all)).toBe("none");
  });

  it("finds a file by the end of its path, with either slash and another mount (C5)", () => {
    const filePath = "/data/anime/Show/Season 1/Show - S01E01.mkv";
    const all = [request("a", { units: [unit("a1", 1, 1, { filePath })] })];
    expect(found({ path: "\\Season 1\\Show - S01E01.mkv" }, all)).toEqual([["a", ["a1"]]]);
    expect(found({ path: "/Show/Season 1/Show - S01E01.mkv" }, all)).toEqual([["a", ["a1"]]]);
    expect(found({ path: "/Show/Season 2/Show - S01E01.mkv" }, all)).toBe("none");
  });

  it("does not guess between different titles", () => {
    const filePath = "/data/a/Season 1/01.mkv";
    const all = [
      request("a", { units: [unit("a1", 1, 1, { filePath })] }),
      request("b", {
        tvdbId: 21,
        units: [unit("b1", 1, 1, { filePath: "/data/b/Season 1/01.mkv" })],
      }),
    ];
    expect(found({ path: "/Season 1/01.mkv" }, all)).toBe("ambiguous");
  });

  it("matches by title only where no id is given, in any spelling", () => {
    const all = [movie("a", { titles: ["Suzume", "すずめの戸締まり"], year: 2022 })];
    expect(found({ titles: ["SUZUME"], year: 2022 }, all)).toEqual([["a", ["a-movie"]]]);
    expect(found({ titles: ["すずめの戸締まり"] }, all)).toEqual([["a", ["a-movie"]]]);
    expect(found({ titles: ["Suzume"], year: 1999 }, all)).toBe("none");
    expect(found({ titles: ["Suzume"], tmdbId: 99, mediaType: "MOVIE" }, all)).toBe("none");
  });
});

it("assigns a deleted episode to the newer request that wants it", () => {
  const older = request("a", {
    units: [unit("a1", 1, 1, { isSuperseded: true }), unit("a2", 1, 2)],
  });
  const newer = request("b", { units: [unit("b1", 1, 1), unit("b2", 1, 2)] });
  const both = [1, 2].map((number) => ({ season: 1, number }));
  const reported = observe("grabbed", { keys: { mediaType: "TV", tvdbId: 20, episodes: both } });
  expect(correlate(reported, [older, newer])).toEqual({
    kind: "found",
    targets: [
      { requestId: "a", unitIds: ["a2"], missing: [] },
      { requestId: "b", unitIds: ["b1", "b2"], missing: [] },
    ],
  });
});

it("revives no deleted unit when its title is added again", () => {
  const place = { instance: "sonarr", arrId: 4 };
  const old = request("old", { ...place, isDeleted: true, units: [unit("e1", 1, 1)] });
  const grabOf = (id: number) =>
    found({ arr: { service: "sonarr", id }, tvdbId: 20, episodes: [{ season: 1, number: 1 }] }, [
      old,
    ]);

  expect(grabOf(9)).toBe("none");
  expect(grabOf(4)).toEqual([["old", ["e1"]]]);
});

it("revives no deleted episode when its series is added again, and goes on with the others", () => {
  const series = request("half", {
    instance: "sonarr",
    arrId: 9,
    units: [unit("e1", 1, 1, { arrId: 31, hasLeft: true }), unit("e2", 1, 2, { arrId: 32 })],
  });
  const grabOf = (ids: readonly number[]) =>
    found(
      {
        arr: { service: "sonarr", id: 9 },
        episodes: ids.map((arrId, index) => ({ season: 1, number: index + 1, arrId })),
      },
      [series],
    );
  expect(grabOf([41, 42])).toEqual([["half", ["e2"]]]);
  expect(grabOf([31, 32])).toEqual([["half", ["e1", "e2"]]]);
});

it("gives the episodes of a title that was added again to the newer request alone", () => {
  const series = { instance: "sonarr", arrId: 9 } as const;
  const listed = (first: Partial<CandidateUnit>, ...others: readonly CandidateRequest[]) => {
    const left = request("a-first", { ...series, units: [unit("e1", 1, 1, first)] });
    const keys = { arr: { service: "sonarr", id: 9 }, episodes: [{ season: 1, number: 2 }] };
    const observed = observe("airs", { service: "sonarr", channel: "POLL", keys });
    const correlation = correlate(observed, [left, ...others]);
    return correlation.kind === "found"
      ? correlation.targets.map(({ requestId, missing }) => [requestId, missing.length])
      : correlation.kind;
  };
  const newer = request("b-newer", series);
  expect(listed({ isLeftBehind: true }, newer)).toEqual([["b-newer", 1]]);
  expect(listed({ hasLeft: true }, newer)).toEqual([["b-newer", 1]]);
  const both = [
    ["a-first", 1],
    ["b-newer", 1],
  ];
  expect(listed({}, newer)).toEqual(both);
  expect(listed({ isLeftBehind: true })).toEqual([["a-first", 1]]);
});

it("does not confuse a title that was added again with the one that was removed before", () => {
  const gone = (id: number) =>
    correlate(
      observe("removed-from-arr", { keys: { arr: { service: "sonarr", id }, tvdbId: 20 } }),
      [request("again", { instance: "sonarr", arrId: 9 })],
    ).kind;

  expect(gone(4)).toBe("none");
  expect(gone(9)).toBe("found");
});

const ADDED_AGAIN = request("again", {
  instance: "sonarr",
  arrId: 9,
  units: [unit("e1", 1, 1, { arrId: 91 })],
});

it.each([
  ["playable", "jellyfin"],
  ["file-differs", "jellyfin"],
  ["library-lost", "jellyfin"],
  ["matched", "shoko"],
  ["unmatched", "shoko"],
] as const)(
  "takes %s of the title that was removed before for no news of the one that was added again",
  (kind, service) => {
    const reported = (id: number) =>
      correlate(
        observe(kind, {
          service,
          channel: "POLL",
          keys: { arr: { service: "sonarr", id }, tvdbId: 20, episodes: [E1] },
        }),
        [ADDED_AGAIN],
      ).kind;
    expect(reported(4)).toBe("none");
    expect(reported(9)).toBe("found");
  },
);

it("takes a late webhook about the removed series for no news of the one that was added again", () => {
  const imported = (id: number, channel: "WEBHOOK" | "POLL") =>
    correlate(
      observe("imported", {
        service: "sonarr",
        channel,
        keys: { arr: { service: "sonarr", id }, tvdbId: 20, episodes: [E1] },
      }),
      [ADDED_AGAIN],
    ).kind;
  expect(imported(4, "WEBHOOK")).toBe("none");
  expect(imported(9, "WEBHOOK")).toBe("found");
  // It was removed and added again since.
  expect(imported(12, "WEBHOOK")).toBe("found");
  // A database that counts anew.
  expect(imported(4, "POLL")).toBe("found");
});

describe("a title that left its arr and was not deleted yet", () => {
  const file = { filePath: "/tv/Show/Season 01/S01E01.mkv", fileSize: 700 };
  const left = request("left", {
    instance: "sonarr",
    arrId: 4,
    units: [unit("e1", 1, 1, { ...file, arrId: 31, isLeftBehind: true })],
  });
  const episodes = [{ ...E1, arrId: 91 }];
  const keys = { arr: { service: "sonarr", id: 9 }, tvdbId: 20, episodes };
  const importOf = (size: number, downloadId?: string) =>
    correlate(
      observe("imported", {
        service: "sonarr",
        channel: "POLL",
        keys: downloadId === undefined ? keys : { ...keys, downloadId },
        file: { path: "/tv/Show/Season 01/S01E01.mkv", size },
      }),
      [left],
    ).kind;

  it("is left alone by what comes for the one that was added again", () => {
    expect(found({ ...keys, downloadId: "aa" }, [left])).toBe("none");
    expect(correlate(observe("airs", { service: "sonarr", keys }), [left]).kind).toBe("none");
    const former = { ...keys, arr: { service: "sonarr", id: 4 }, episodes: [E1] };
    expect(found(former, [left])).toEqual([["left", ["e1"]]]);
  });

  it("goes on with its own file, and with no other of that name", () => {
    expect(importOf(700)).toBe("found");
    expect(importOf(800)).toBe("none");
    expect(importOf(700, "aa")).toBe("none");
  });

  it("goes on where the history shows that the arr had found its file and replaced it", () => {
    const deleted = (path: string, historyId?: number) =>
      correlate(
        observe("file-deleted", {
          service: "sonarr",
          channel: "POLL",
          keys: { ...keys, path },
          reason: "upgrade",
          ...(historyId === undefined ? {} : { historyId }),
        }),
        [left],
      ).kind;
    expect(deleted(file.filePath, 900)).toBe("found");
    expect(deleted("/tv/Show/Season 01/S01E01 720p.mkv", 900)).toBe("none");
    expect(deleted(file.filePath)).toBe("none");
  });

  it("was deleted with its file where the history shows another download at that place", () => {
    const overwritten = (path: string, changes: object = {}) =>
      listOverwritten(
        left,
        observe("imported", {
          service: "sonarr",
          channel: "POLL",
          keys: { ...keys, downloadId: "aa" },
          file: { path },
          historyId: 900,
          ...changes,
        }),
      ).map(({ id }) => id);
    expect(overwritten(file.filePath)).toEqual(["e1"]);
    expect(overwritten("/tv/Show/Season 01/S01E01 720p.mkv")).toEqual([]);
    // A file that was found on the disk, a webhook, an import before the title left, another episode.
    expect(overwritten(file.filePath, { keys })).toEqual([]);
    expect(overwritten(file.filePath, { historyId: undefined })).toEqual([]);
    const former = { arr: { service: "sonarr", id: 4 }, episodes: [{ ...E1, arrId: 31 }] };
    expect(overwritten(file.filePath, { keys: { ...former, downloadId: "aa" } })).toEqual([]);
    const other = { ...keys, downloadId: "aa", episodes: [{ ...E2, arrId: 92 }] };
    expect(overwritten(file.filePath, { keys: other })).toEqual([]);
  });

  it("is left alone as a movie too", () => {
    const first = movie("first", {
      instance: "radarr",
      arrId: 4,
      units: [unit("first-movie", null, null, { ...file, isLeftBehind: true })],
    });
    const grabOf = (id: number) =>
      found({ mediaType: "MOVIE", tmdbId: 10, arr: { service: "radarr", id } }, [first]);
    expect(grabOf(9)).toBe("none");
    expect(grabOf(4)).toEqual([["first", ["first-movie"]]]);
  });
});

describe("an id that names another title now", () => {
  const ofRadarr = movie("first", { instance: "radarr", arrId: 5, imdbId: "tt1" });
  const arr = { service: "radarr", id: 5 };

  it("does not match the movie that had it in a database before", () => {
    expect(found({ mediaType: "MOVIE", arr, tmdbId: 11 }, [ofRadarr])).toBe("none");
    expect(found({ mediaType: "MOVIE", arr, imdbId: "tt2" }, [ofRadarr])).toBe("none");
    expect(found({ mediaType: "MOVIE", arr, tmdbId: 11, imdbId: "tt2" }, [ofRadarr])).toBe("none");
  });

  it("matches while no public id contradicts it", () => {
    const first = [["first", ["first-movie"]]];
    expect(found({ mediaType: "MOVIE", arr }, [ofRadarr])).toEqual(first);
    expect(found({ mediaType: "MOVIE", arr, tvdbId: 4 }, [ofRadarr])).toEqual(first);
    expect(found({ mediaType: "MOVIE", arr, imdbId: "tt1" }, [ofRadarr])).toEqual(first);
    expect(found({ mediaType: "MOVIE", arr, tmdbId: 10, imdbId: "tt2" }, [ofRadarr])).toEqual(
      first,
    );
  });

  it("matches a title whose first id was replaced in place, if another id and its name are the same", () => {
    const replaced = { mediaType: "MOVIE" as const, arr, tmdbId: 11, imdbId: "tt1" };
    expect(found({ ...replaced, titles: ["show"] }, [ofRadarr])).toEqual([
      ["first", ["first-movie"]],
    ]);
    expect(found({ ...replaced, titles: ["Another"] }, [ofRadarr])).toBe("none");
    expect(found(replaced, [ofRadarr])).toBe("none");
  });

  it("finds the title by its public id under its new id", () => {
    const keys = { mediaType: "MOVIE" as const, tmdbId: 10, arr: { service: "radarr", id: 9 } };
    expect(found(keys, [ofRadarr])).toEqual([["first", ["first-movie"]]]);
  });

  it.each([
    ["its TMDB id is another", { mediaType: "MOVIE", tmdbId: 11 }, "none"],
    ["it is for a show", { mediaType: "TV", tmdbId: 10 }, "none"],
    ["nothing is named beside it", {}, "found"],
    ["its TMDB id is the same", { mediaType: "MOVIE", tmdbId: 10 }, "found"],
    ["only its other ids were corrected", { tmdbId: 10, tvdbId: 9, imdbId: "tt9" }, "found"],
    ["it names no TMDB id", { mediaType: "MOVIE", tvdbId: 9 }, "found"],
  ] as const)("is checked by type and TMDB id for a request of Seerr: %s", (_how, keys, kind) => {
    for (const of of ["requested", "approved", "declined", "withdrawn"] as const) {
      const reported = observe(of, { service: "seerr", keys: { requestId: "first", ...keys } });
      expect(correlate(reported, [movie("first", { tvdbId: 20 })]).kind).toBe(kind);
    }
  });

  it("belongs to the newer request alone, and the former owner is found by the tracker's own id", () => {
    const withdrawn = (keys: Keys) =>
      correlate(observe("withdrawn", { service: "seerr", keys }), [
        movie("old", { originId: "1", isOriginReused: true }),
        movie("new", { originId: "1", tmdbId: 11 }),
      ]);
    expect(withdrawn({ requestId: "1" })).toMatchObject({ targets: [{ requestId: "new" }] });
    expect(withdrawn({ trackedId: "old" })).toMatchObject({ targets: [{ requestId: "old" }] });
  });
});

describe("a title that the arr has under another public id", () => {
  const airs = (keys: Keys) => observe("airs", { keys: { mediaType: "TV", ...keys } });
  const matching = (keys: Keys, candidates: readonly CandidateRequest[]) => {
    const correlation = correlate(airs(keys), candidates);
    return correlation.kind === "found"
      ? correlation.targets.map(({ requestId }) => requestId)
      : correlation.kind;
  };
  const moved: Keys = {
    arr: { service: "sonarr", id: 7 },
    tvdbId: 21,
    tmdbId: 10,
    episodes: [{ season: 1, number: 1 }],
  };

  it("is that of the request it was asked for, and of no other", () => {
    const requests = [request("a"), request("b", { tvdbId: 30, tmdbId: 11 })];
    expect(matching(moved, requests)).toBe("none");
    expect(matching({ ...moved, askedId: 20 }, requests)).toEqual(["a"]);
    expect(matching({ ...moved, askedId: 20 }, [request("a", { instance: "sonarr-2" })])).toBe(
      "none",
    );
    expect(matching({ ...moved, askedId: 20, is4k: true }, [request("a")])).toBe("none");
  });

  it("is that of another request that has it by its first id: the next id decides only where none has", () => {
    const requests = [request("a"), request("b", { tvdbId: 21, tmdbId: 11 })];
    expect(matching({ ...moved, askedId: 20 }, requests)).toEqual(["b"]);
  });
});
