import { expect, it } from "vitest";
import { forecasts } from "../../../client/language/words/forecast.ts";
import { forecastWords } from "../../../client/wording/forecast-words.ts";
import { FORECAST_SENTENCES } from "../../../server/domain/message/forecast.ts";
import { switchLanguage } from "../support/language.ts";

// Local time, so that the words are the same in every zone the tests run in. A Saturday.
const now = new Date(2025, 10, 22, 20, 41, 30);
const at = (day: number, hour: number, minute: number) =>
  new Date(2025, 10, day, hour, minute).toISOString();

function request(earliest: string, latest: string, parts: object = {}, eta: string | null = null) {
  const usual = { usualFromSeconds: 21 * 60, usualToSeconds: 118 * 60 };
  const forecast = { earliest, latest, journeys: 34, message: "…", messageCode: "FORECAST" };
  return { state: "DOWNLOADING" as const, eta, forecast: { ...forecast, ...usual, ...parts } };
}

const textOf = (...parts: Parameters<typeof request>) =>
  forecastWords(request(...parts), now)
    ?.text.replaceAll(/\s*–\s*/g, "–")
    .replaceAll(/\s/g, " ");

it("says in round times how long it usually takes, and when it is likely to be ready", () => {
  expect(textOf(at(22, 21, 33), at(22, 22, 58))).toBe(
    "Usually 20 min to 2 h; likely today 21:30–23:00.",
  );
  expect(textOf(at(22, 20, 41), at(22, 21, 1))).toBe("Usually 20 min to 2 h; likely by 21:01.");
  expect(textOf(at(22, 23, 31), at(23, 2, 10))).toBe(
    "Usually 20 min to 2 h; likely today 23:30 to tomorrow 02:15.",
  );
  expect(textOf(at(23, 9, 0), at(26, 9, 0))).toBe("Usually 20 min to 2 h; likely tomorrow to Wed.");
});

it("rounds no time to before the ETA of the client", () => {
  expect(textOf(at(22, 21, 33), at(22, 22, 58), {}, at(22, 21, 33))).toContain("21:33–23:00");
});

it("says that it takes longer, and shows the sentence of a newer tracker as it is", () => {
  const late = { messageCode: "FORECAST_LATE" };
  expect(textOf(at(22, 21, 33), at(22, 22, 58), late)).toBe(
    "Usually 20 min to 2 h; longer this time, likely today 21:30–23:00.",
  );
  const newer = { messageCode: "FORECAST_OF_2099", message: "Soon." };
  expect(textOf(at(22, 21, 33), at(22, 22, 58), newer)).toBe("Soon.");
  expect(Object.keys(forecasts.english)).toEqual(Object.keys(FORECAST_SENTENCES));
});

it("says nothing once the range has passed or the request is ready", () => {
  expect(textOf(at(22, 20, 0), at(22, 20, 30))).toBeUndefined();
  const ready = { ...request(at(22, 21, 33), at(22, 22, 58)), state: "AVAILABLE" as const };
  expect(forecastWords(ready, now)).toBeNull();
  expect(forecastWords({ ...ready, forecast: null }, now)).toBeNull();
});

it("is in the language of the page", async () => {
  await switchLanguage("de");
  expect(textOf(at(22, 21, 33), at(22, 22, 58))).toMatch(
    /^Meist 20 Min\. bis 2 Std\.; voraussichtlich heute 21:30.*23:00/,
  );
  await switchLanguage("ja");
  expect(textOf(at(22, 21, 33), at(22, 22, 58))).toMatch(/^通常20 ?分～2 ?時間、完了見込み：今日/);
  await switchLanguage("en");
});
