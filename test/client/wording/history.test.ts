import { describe, expect, it } from "vitest";
import type { HistoryTransition } from "../../../client/wording/history-transition.ts";
import { describeHistory, previousSequence } from "../../../client/wording/history.ts";

let lastSequence = 9_007_199_254_740_990n;

/** A transition with a code. Sequences beyond 2^53, where numbers would no longer differ. */
function step(
  messageCode: string | null,
  episode: number | null,
  messageParams: object = {},
  more: Partial<HistoryTransition> = {},
): HistoryTransition {
  lastSequence += 1n;
  return {
    sequence: lastSequence.toString(),
    at: "2025-11-22T20:31:00Z",
    from: "DOWNLOADED",
    to: "IMPORTING",
    channel: "WEBHOOK",
    inferred: false,
    attempt: 1,
    service: "sonarr",
    event: "Download",
    message: "The sentence of the tracker",
    messageCode,
    messageParams: messageCode === null ? null : { reason: null, ...messageParams },
    episode: episode === null ? null : { id: `e${episode}`, season: 1, number: episode },
    delivery: { id: "1" },
    ...more,
  };
}

const SONARR = { service: "Sonarr" };
const started = (episode: number, more: Partial<HistoryTransition> = {}) =>
  step("DOWNLOAD_STARTED", episode, { client: null }, more);

const words = (steps: readonly HistoryTransition[], episodeCount = 13) =>
  describeHistory(steps, episodeCount).map((line) => line.words);

describe("describeHistory", () => {
  it("joins what happened to several episodes in one line, also where their steps are interleaved", () => {
    const steps = [1, 2, 3].flatMap((episode) => [
      step("DOWNLOAD_FINISHED", episode, { client: null }, { to: "DOWNLOADED", inferred: true }),
      step("FILE_IMPORTED", episode, SONARR),
    ]);
    expect(words(steps)).toEqual([
      "Sonarr imported episodes 1 to 3 into the library",
      "Download finished (episodes 1 to 3)",
    ]);
  });

  it("keeps the order of each episode where episodes come one by one", () => {
    const grabbed = (episode: number) =>
      step("RELEASE_GRABBED", episode, {
        ...SONARR,
        episodes: 1,
        isAnother: false,
        size: null,
        indexer: null,
      });
    expect(words([grabbed(1), started(1), grabbed(2), started(2)])).toEqual([
      "Download started (episodes 1 and 2)",
      "Sonarr grabbed 2 releases (episodes 1 and 2)",
    ]);
    // Joined, the grab of episode 1 would stand above its download.
    const late = [grabbed(1), started(1), grabbed(2)];
    expect(words(late)).toEqual([
      "Sonarr grabbed a release (episode 2)",
      "Download started (episode 1)",
      "Sonarr grabbed a release (episode 1)",
    ]);
  });

  it("lists the newest first, by sequence", () => {
    const older = step("APPROVED", null, { isAutomatic: false }, { to: "APPROVED" });
    const newer = step("REQUESTED", null, { by: "Taro" }, { to: "REQUESTED" });
    expect(words([newer, older])).toEqual(["Requested by Taro", "Approved"]);
  });

  it("makes the verb agree with several episodes", () => {
    expect(words([step("READY", 4), step("READY", 5)])).toEqual([
      "Episodes 4 and 5 became ready to watch",
    ]);
    expect(words([step("MATCH_UNREPORTED", 4), step("MATCH_UNREPORTED", 5)])).toEqual([
      "Episodes 4 and 5 were recognised",
    ]);
    expect(words([step("MATCH_UNREPORTED", 4)])).toEqual(["Episode 4 was recognised"]);
  });

  it("says all for all episodes, and nothing where the message gives their number", () => {
    const jellyfin = { service: "Jellyfin" };
    expect(words([step("PLAYABLE", 1, jellyfin), step("PLAYABLE", 2, jellyfin)], 2)).toEqual([
      "All 2 episodes became ready to watch in Jellyfin",
    ]);
    const grab = {
      service: "Sonarr",
      episodes: 2,
      isAnother: false,
      size: 3_100_000_000,
      indexer: "Nyaa",
    };
    const line = "Sonarr grabbed a release with 2 episodes, 3.1 GB, from Nyaa";
    expect(words([step("RELEASE_GRABBED", 1, grab), step("RELEASE_GRABBED", 2, grab)])).toEqual([
      line,
    ]);
  });

  it("starts a new line when the same happens to an episode again", () => {
    expect(words([1, 2, 1, 2].map((episode) => started(episode)))).toEqual([
      "Download started (episodes 1 and 2)",
      "Download started (episodes 1 and 2)",
    ]);
  });

  it("keeps apart what lies further apart in time, other parameters, attempts and services", () => {
    const steps = [
      started(1, { at: "2025-11-22T20:00:00Z" }),
      started(2),
      started(3, { attempt: 2 }),
      started(4, { service: "sonarr-4k" }),
      started(5, { messageParams: { client: "Deluge", reason: null } }),
      started(6, { messageParams: { client: "qBittorrent", reason: null } }),
    ];
    expect(words(steps)).toHaveLength(6);
  });

  it("lists once what the episodes inherit from their request", () => {
    const inherited = { to: "REQUESTED", inferred: true } as const;
    const steps = [
      step("REQUESTED", null, { by: "Taro" }, { to: "REQUESTED" }),
      step("REQUESTED", 1, { by: "Taro" }, inherited),
      step("REQUESTED", 2, { by: null }, inherited),
    ];
    expect(words(steps)).toEqual(["Requested by Taro"]);
  });

  it("says once that a request was removed, whether of a movie or of episodes", () => {
    const removed = { from: "AVAILABLE", to: "DELETED" } as const;
    const by = (name: string | null, episode: number | null) =>
      step("REQUEST_REMOVED", episode, { by: name }, removed);
    expect(words([by("demo", null), by("demo", null)])).toEqual([
      "The request was removed by demo",
    ]);
    expect(words([by("demo", 1), by("demo", 2), by("demo", null)])).toEqual([
      "The request was removed by demo",
    ]);
    expect(words([by("demo", null), by("Ada", null)])).toHaveLength(2);
  });

  it("says of an episode what its request says: one truth", () => {
    const steps = [
      step("REQUESTED", null, { by: "Taro" }, { to: "REQUESTED" }),
      step("APPROVED", null, { isAutomatic: true }, { to: "APPROVED" }),
      step("REQUESTED", 1, { by: "Taro" }, { to: "REQUESTED", inferred: true }),
      step("APPROVED", 1, { isAutomatic: false }, { to: "APPROVED", inferred: true }),
      step("FILE_IMPORTED", 1, SONARR),
    ];
    expect(describeHistory(steps, 13, true).map((line) => line.words)).toEqual([
      "Sonarr imported the file into the library",
      "Approved automatically",
      "Requested by Taro",
    ]);
  });

  it("names the one download client also where a service does not report it", () => {
    const named = started(1, { messageParams: { reason: null, client: "qBittorrent" } });
    expect(words([named, started(2), started(3)])).toEqual([
      "Download started in qBittorrent (episodes 1 to 3)",
    ]);
  });

  it("joins the releases of single episodes, with the names of all of them", () => {
    const grab = (episode: number, size: number | null, more: object = {}) =>
      step("RELEASE_GRABBED", episode, {
        ...SONARR,
        episodes: 1,
        isAnother: false,
        size,
        indexer: "Nyaa",
        releaseTitle: `Paper Voyage - 0${episode}`,
        ...more,
      });
    const [line, ...others] = describeHistory([grab(1, 2e9), grab(2, 1e9), grab(3, 1e9)], 13);
    expect(line?.words).toBe("Sonarr grabbed 3 releases, 4.0 GB, from Nyaa (episodes 1 to 3)");
    expect(line?.releases).toEqual(["Paper Voyage - 01", "Paper Voyage - 02", "Paper Voyage - 03"]);
    expect(others).toEqual([]);
    expect(words([grab(1, 2e9), grab(2, null)])).toEqual([
      "Sonarr grabbed 2 releases, from Nyaa (episodes 1 and 2)",
    ]);
    const pack = { episodes: 2, releaseTitle: "Paper Voyage - S01" };
    expect(words([grab(1, 5e9, pack), grab(2, 5e9, pack)])).toEqual([
      "Sonarr grabbed a release with 2 episodes, 5.0 GB, from Nyaa",
    ]);
  });

  it("marks the action of a person, which is no step", () => {
    const action = { from: "APPROVED", to: "APPROVED", channel: "PERSON" } as const;
    const search = { by: "Ada", action: "SEARCH", service: "Sonarr", failure: null };
    const steps = [
      step("APPROVED", 1, { isAutomatic: false }, { to: "APPROVED", inferred: true }),
      step("ACTION_PERFORMED", null, search, action),
      step("FILE_CONFIRMED_GONE", null, {}, { ...action, from: "AVAILABLE", to: "DELETED" }),
    ];
    const lines = describeHistory(steps, 13).map(({ words: said, isActionOf }) => [
      said,
      isActionOf,
    ]);
    expect(lines).toEqual([
      ["The file was confirmed to be gone", false],
      ["Ada had Sonarr search again", true],
      ["Approved (episode 1)", false],
    ]);
  });

  it("never joins two steps of a movie", () => {
    const importing = () => step("IMPORT_STARTED", null, { service: "Radarr" });
    expect(words([importing(), importing()])).toHaveLength(2);
  });

  it("names seasons where the history is about several", () => {
    const other = step("FILE_MATCHED", 1, { service: "Shoko" });
    const ofSeason2 = { ...other, episode: { id: "s2e1", season: 2, number: 1 } };
    expect(words([step("FILE_MATCHED", 1, { service: "Shoko" }), ofSeason2])).toEqual([
      "Shoko recognised season 1 episode 1 and season 2 episode 1",
    ]);
  });

  it("ends a line with its reason: of the tracker, or in the words of a service", () => {
    const failed = (reason: unknown) => words([step("DOWNLOAD_BROKEN", 2, { reason })]);
    expect(failed({ code: "NOT_IN_QUEUE", params: {} })).toEqual([
      "The download failed (episode 2): the download is no longer in the queue",
    ]);
    expect(failed("Unpacking failed")).toEqual([
      "The download failed (episode 2): Unpacking failed",
    ]);
  });

  it("shows the sentence of the tracker for old transitions and for codes that it does not know", () => {
    const old = [4, 5].map((episode) =>
      step(null, episode, {}, { message: "Sonarr moved it into the library" }),
    );
    expect(words(old)).toEqual(["Sonarr moved it into the library (episodes 4 and 5)"]);
    expect(words([step("OF_TOMORROW", null)])).toEqual(["The sentence of the tracker"]);
    const reason = { code: "OF_TOMORROW", params: {} };
    expect(words([step("READY", null, { reason })])).toEqual(["The sentence of the tracker"]);
  });
});

it("asks for exactly one step by the sequence before it", () => {
  expect(previousSequence("9007199254740993")).toBe("9007199254740992");
});
