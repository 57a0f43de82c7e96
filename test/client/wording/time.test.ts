import { describe, expect, it } from "vitest";
import {
  agoWords,
  airDayWords,
  durationWords,
  etaWords,
  partEtaWords,
  exactWords,
  momentWords,
  onDayWords,
  sinceDayWords,
} from "../../../client/wording/time.ts";

// Local time, so that the words are the same in every zone the tests run in. A Saturday.
const now = new Date(2025, 10, 22, 20, 41, 30);
const at = (day: number, hour: number, minute: number) => new Date(2025, 10, day, hour, minute);
const seconds = (count: number) => count * 1000;
const minutes = (count: number) => seconds(count * 60);

describe("agoWords", () => {
  it.each([
    [new Date(now.getTime() - seconds(20)), "just now"],
    [new Date(now.getTime() - seconds(119)), "1 min ago"],
    [new Date(now.getTime() - minutes(59)), "59 min ago"],
    [at(22, 18, 12), "18:12"],
    [at(21, 23, 59), "yesterday 23:59"],
    [at(18, 18, 2), "Tue 18:02"],
    [at(2, 9, 5), "2 Nov 09:05"],
    [new Date(2024, 11, 3, 9, 5), "3 Dec 2024 09:05"],
  ])("%s → %s", (moment, words) => expect(agoWords(moment, now)).toBe(words));
});

describe("etaWords", () => {
  it.each([
    [new Date(now.getTime() - minutes(5)), "any moment"],
    [new Date(now.getTime() + seconds(30)), "in under 1 min"],
    [new Date(now.getTime() + minutes(6)), "in 6 min"],
    [at(22, 21, 40), "about 21:40"],
    [at(23, 2, 10), "tomorrow 02:10"],
    [at(25, 2, 10), "Tue 02:10"],
    [new Date(2025, 11, 3, 2, 10), "about 3 Dec"],
  ])("%s → %s", (moment, words) => {
    const { lead, strong } = etaWords(moment, now);
    expect(`${lead} ${strong}`.trim()).toBe(words);
  });
});

it("never words the ETA of a part of a request as any moment", () => {
  expect(partEtaWords(new Date(now.getTime() + seconds(30)), now)).toBe("in under 1 min");
  expect(partEtaWords(new Date(now.getTime() + minutes(6)), now)).toBe("in 6 min");
  expect(partEtaWords(at(22, 21, 40), now)).toBe("about 21:40");
});

describe("days", () => {
  it("names a day by the calendar, not by hours", () => {
    expect(sinceDayWords(at(22, 0, 1), now)).toBe("today, 00:01");
    expect(sinceDayWords(at(21, 23, 59), now)).toBe("yesterday");
    expect(momentWords(at(22, 7, 0), now)).toBe("07:00");
  });

  it("ends a sentence with a day", () => {
    expect(onDayWords(at(23, 9, 0), now)).toBe("tomorrow");
    expect(onDayWords(at(28, 9, 0), now)).toBe("on Friday");
    expect(onDayWords(new Date(2026, 0, 3), now)).toBe("on 3 Jan 2026");
  });

  it("fits a coming day into a square", () => {
    expect(airDayWords(at(22, 23, 0), now)).toBe("today");
    expect(airDayWords(at(23, 23, 0), now)).toBe("Sun");
    expect(airDayWords(new Date(2025, 11, 3), now)).toBe("3 Dec");
  });
});

it.each([
  [0, "at once"],
  [seconds(40), "40 s"],
  [minutes(6), "6 min"],
  [minutes(60), "1 h"],
  [minutes(130), "2 h 10 min"],
  [minutes(1.7), "1 min"],
  [minutes(119.8), "1 h 59 min"],
  [minutes(60 * 24), "1 day"],
  [minutes(60 * 75), "3 days"],
])("a length of %i ms is %s", (ms, words) => expect(durationWords(ms)).toBe(words));

it("shows the exact time with its zone (F6)", () => {
  expect(exactWords(now)).toMatch(/Saturday.* 22 November 2025 at 20:41:30 \S+/);
});
