import { describe, expect, it } from "vitest";
import { problemText, unreachableText } from "../../../client/wording/problem-messages.ts";
import { affectedWords, untilWords } from "../../../client/wording/problem-words.ts";

const now = new Date(2025, 10, 22, 20, 0);
const at = (day: number, hour: number, minute = 0) => new Date(2025, 10, day, hour, minute);
const until = (code: string, moment: Date) => untilWords(code, moment, now);

describe("untilWords", () => {
  it("says by the clock when it goes on", () => {
    expect(until("DELAYED", at(22, 21, 40))).toBe("until about 21:40");
    expect(until("DELAYED", at(22, 20, 6))).toBe("for another 6 min");
    expect(until("ANIDB_BANNED", at(23, 2))).toBe("until tomorrow 02:00");
    expect(until("DELAYED", at(22, 20))).toBe("ends any moment");
  });

  it("says when the next search is", () => {
    expect(until("STILL_SEARCHING", at(22, 21, 40))).toBe("next search about 21:40");
    expect(until("NOTHING_FOUND", at(22, 20, 6))).toBe("next search in 6 min");
    expect(until("ALL_REFUSED", at(28, 9))).toBe("next search Fri 09:00");
  });

  it("says the day on which it comes out", () => {
    expect(until("NOT_AIRED", at(28, 20))).toBe("airs on Friday");
    expect(until("NOT_RELEASED", new Date(2026, 1, 3))).toBe("will be released on 3 Feb 2026");
  });

  it("says nothing of a time that has long gone by", () => {
    expect(until("DELAYED", at(22, 18))).toBe("");
  });
});

describe("affectedWords", () => {
  const episode = (number: number, code: string | null, season = 1, isWanted = true) => ({
    season,
    number,
    isWanted,
    problem: code === null ? null : { code },
  });

  it("says which episodes a problem is about", () => {
    const episodes = [1, 2, 3, 4, 5, 6, 7].map((number) =>
      episode(number, [3, 4, 7].includes(number) ? "STALLED" : null),
    );
    expect(affectedWords("STALLED", episodes)).toBe("Episodes 3, 4 and 7");
    expect(affectedWords("NO_SPACE", episodes)).toBe("");
  });

  it("names the season where several were asked for, and says all for all", () => {
    expect(affectedWords("STALLED", [episode(1, null), episode(1, "STALLED", 2)])).toBe(
      "Season 2 episode 1",
    );
    expect(affectedWords("STALLED", [episode(1, "STALLED"), episode(2, "STALLED")])).toBe(
      "All 2 episodes",
    );
  });

  it("counts only what was asked for", () => {
    const special = episode(1, null, 0, false);
    expect(affectedWords("STALLED", [episode(1, "STALLED"), special])).toBe("");
  });
});

it("leaves room for since when a service cannot be seen", () => {
  const messageParams = { service: "Sonarr" };
  expect(unreachableText({ code: "SERVICE_UNREACHABLE", messageParams })).toBe(
    "Cannot reach Sonarr since {time}, so this may be out of date.",
  );
  expect(unreachableText({ code: "STALLED", messageParams })).toBeNull();
});

describe("problemText", () => {
  const message = "The sentence of the tracker.";

  it("separates what is wrong from what it means", () => {
    expect(problemText({ code: "FILE_MISSING", message, messageParams: {} })).toEqual({
      first: "The file is missing.",
      rest: "Its disk may be disconnected at the moment.",
    });
    expect(problemText({ code: "NO_SPACE", message, messageParams: {} })).toEqual({
      first: "The disk is full.",
      rest: "",
    });
  });

  it("shows the sentence of the tracker without parameters, or for an unknown code", () => {
    expect(problemText({ code: "FILE_MISSING", message, messageParams: null }).first).toBe(message);
    expect(problemText({ code: "OF_TOMORROW", message, messageParams: {} }).first).toBe(message);
  });
});
