import { describe, expect, it } from "vitest";
import {
  type StoryTransition,
  previousSequence,
  describeHistory,
} from "../../../client/wording/story.ts";

let lastSequence = 9_007_199_254_740_990n;

/** Sequences beyond 2^53, where numbers would no longer differ. */
function step(
  message: string,
  episode: number | null,
  more: Partial<StoryTransition> = {},
): StoryTransition {
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
    message,
    episode: episode === null ? null : { id: `e${episode}`, season: 1, number: episode },
    delivery: { id: "1" },
    ...more,
  };
}

const words = (steps: readonly StoryTransition[], episodeCount = 13) =>
  describeHistory(steps, episodeCount).map((line) => line.words);

describe("tellStory", () => {
  it("tells in one line what happened to several episodes, also where their steps are interleaved", () => {
    const steps = [1, 2, 3].flatMap((episode) => [
      step("The download finished", episode, { to: "DOWNLOADED", inferred: true }),
      step("Sonarr moved it into the library", episode),
    ]);
    expect(words(steps)).toEqual([
      "Sonarr moved episodes 1 to 3 into the library",
      "The download finished (episodes 1 to 3)",
    ]);
  });

  it("tells newest first, by sequence", () => {
    const older = step("Approved", null, { to: "APPROVED" });
    const newer = step("Requested by Taro", null, { to: "REQUESTED" });
    expect(words([newer, older])).toEqual(["Requested by Taro", "Approved"]);
  });

  it("makes the verb agree with several episodes", () => {
    expect(
      words([step("Episode 4 is ready to watch", 4), step("Episode 5 is ready to watch", 5)]),
    ).toEqual(["Episodes 4 and 5 are ready to watch"]);
    expect(words([step("It was matched", 4), step("It was matched", 5)])).toEqual([
      "Episodes 4 and 5 were matched",
    ]);
    expect(words([step("It was matched", 4)])).toEqual(["Episode 4 was matched"]);
  });

  it("says all where all are meant, and nothing where the message has said how many", () => {
    expect(
      words([step("Ready: Jellyfin can play it", 1), step("Ready: Jellyfin can play it", 2)], 2),
    ).toEqual(["Ready: Jellyfin can play all 2 episodes"]);
    const grab = "Sonarr found a release with 2 episodes, 3.1 GB";
    expect(words([step(grab, 1), step(grab, 2)])).toEqual([grab]);
  });

  it("starts a new line when the same happens to an episode again", () => {
    const steps = [1, 2, 1, 2].map((episode) => step("Download started", episode));
    expect(words(steps)).toEqual([
      "Download started (episodes 1 and 2)",
      "Download started (episodes 1 and 2)",
    ]);
  });

  it("keeps apart what lies more than a breath apart, other attempts and other services", () => {
    const message = "Download started";
    const steps = [
      step(message, 1, { at: "2025-11-22T20:00:00Z" }),
      step(message, 2),
      step(message, 3, { attempt: 2 }),
      step(message, 4, { service: "sonarr-4k" }),
    ];
    expect(words(steps)).toHaveLength(4);
  });

  it("tells once what the episodes inherit from their request", () => {
    const inherited = { to: "REQUESTED", inferred: true } as const;
    const steps = [
      step("Requested by Taro", null, { to: "REQUESTED" }),
      step("Requested by Taro", 1, inherited),
      step("Requested", 2, inherited),
    ];
    expect(words(steps)).toEqual(["Requested by Taro"]);
  });

  it("tells what a person had done as such, and takes it for no step", () => {
    const act = { from: "APPROVED", to: "APPROVED", channel: "PERSON", event: "SEARCH" } as const;
    const steps = [
      step("Approved", 1, { to: "APPROVED", inferred: true }),
      step("Ada had Sonarr search again", null, act),
      step("It counts as removed", null, { ...act, from: "AVAILABLE", to: "DELETED" }),
    ];
    const lines = describeHistory(steps, 13).map(({ words: said, isActionOf }) => [
      said,
      isActionOf,
    ]);
    expect(lines).toEqual([
      ["It counts as removed", false],
      ["Ada had Sonarr search again", true],
      ["Approved (episode 1)", false],
    ]);
  });

  it("never joins two steps of a film", () => {
    expect(
      words([step("Radarr is moving it", null), step("Radarr is moving it", null)]),
    ).toHaveLength(2);
  });

  it("names seasons where the story is about several", () => {
    const other = step("Shoko recognised it", 1, { episode: { id: "s2e1", season: 2, number: 1 } });
    expect(words([step("Shoko recognised it", 1), other])).toEqual([
      "Shoko recognised season 1 episode 1 and season 2 episode 1",
    ]);
  });
});

it("asks for exactly one step by the sequence before it", () => {
  expect(previousSequence("9007199254740993")).toBe("9007199254740992");
});
