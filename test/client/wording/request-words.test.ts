import { expect, it } from "vitest";
import { routerBase, socketUrl } from "../../../client/lib/base-url.ts";
import { isNewer, keepNewer } from "../../../client/lib/version.ts";
import {
  explainWords,
  readyWords,
  restWords,
  statusWords,
  tabWords,
} from "../../../client/wording/request-words.ts";
import { stageCells } from "../../../client/wording/stage-bar.ts";
import { stateName } from "../../../client/wording/state.ts";
import { cardOf } from "../support/card.ts";

const now = new Date(2025, 10, 22, 20, 41);

it("counts what is ready of what has aired", () => {
  const airing = cardOf({ counts: { total: 11, aired: 4, unaired: 7, available: 3, approved: 1 } });
  expect(readyWords(airing)).toBe("3 of 11 ready, 4 aired");
  expect(readyWords(cardOf({ counts: { total: 13, aired: 13, available: 4 } }))).toBe(
    "4 of 13 ready",
  );
  expect(readyWords(cardOf({ counts: { total: 12, aired: 3, unaired: 9, available: 3 } }))).toBe(
    "3 of 12 ready",
  );
  expect(readyWords(cardOf({ counts: { total: 8, aired: 0, unaired: 8 } }))).toBe(
    "8 episodes, none aired yet",
  );
  expect(readyWords(cardOf({ mediaType: "MOVIE", counts: { total: 1, aired: 1 } }))).toBe("");
});

it("says where the others are", () => {
  expect(restWords(cardOf({ counts: { downloading: 6, matching: 3 } }).counts)).toBe(
    "6 downloading · 3 matching",
  );
});

it("counts episodes by the names of their states", () => {
  const all = {
    approved: 1,
    grabbing: 1,
    downloading: 1,
    downloaded: 1,
    importing: 1,
    matching: 1,
  };
  const names = (
    ["DOWNLOADING", "DOWNLOADED", "IMPORTING", "ANIME_MATCHING", "GRABBING", "APPROVED"] as const
  ).map((state) => `1 ${stateName(state, "TV").toLowerCase()}`);
  expect(restWords(cardOf({ counts: all }).counts)).toBe(names.join(" · "));
  const partly = cardOf({ state: "APPROVED", counts: { total: 4, available: 3, approved: 1 } });
  expect(statusWords(partly)).toBe(stateName("APPROVED", "TV"));
  expect(explainWords(partly, now)).toBe("Sonarr is searching for 1 episode");
});

it("says of a movie that downloads how far it is", () => {
  const download = { id: "d", size: "7200000000", speed: 9_400_000 };
  const movie = cardOf({ mediaType: "MOVIE", state: "DOWNLOADING", progress: 0.43 });
  expect(explainWords({ ...movie, downloads: [download] }, now)).toBe(
    "3.1 GB of 7.2 GB downloaded, at 9.4 MB/s",
  );
  expect(explainWords({ ...movie, downloads: [{ ...download, speed: 0 }] }, now)).toBe(
    "3.1 GB of 7.2 GB downloaded",
  );
  expect(explainWords(movie, now)).toBe("The download client is downloading the file");
});

it("ends the bar of a running season at its share", () => {
  const counts = { total: 12, aired: 3, unaired: 9, available: 3 };
  const running = cardOf({ state: "AVAILABLE", counts });
  expect(statusWords(running)).toBe("Ready so far");
  expect(stageCells(running, false).at(-1)).toMatchObject({
    place: "now",
    fill: 0.25,
  });
  const whole = cardOf({ state: "AVAILABLE", counts: { total: 12, aired: 12, available: 12 } });
  expect(statusWords(whole)).toBe("Ready");
  expect(stageCells(whole, false).at(-1)?.fill).toBe(1);
});

it("explains a state in words, the tracker's own reason first", () => {
  const sentence = (row: Parameters<typeof cardOf>[0]) => explainWords(cardOf(row), now);
  expect(sentence({ state: "DECLINED", stateReason: "Too big" })).toBe("Too big");
  expect(sentence({ state: "REQUESTED" })).toBe("Waiting for approval");
  const friday = new Date(2025, 10, 28, 9).toISOString();
  expect(sentence({ state: "UNAIRED", mediaType: "MOVIE", nextAirDate: friday })).toBe(
    "Will be released on Friday",
  );
  expect(sentence({ state: "UNAIRED", nextAirDate: friday })).toBe("Airs on Friday");
  expect(sentence({ state: "UNAIRED" })).toBe("Not aired yet, no date known");
  expect(sentence({ state: "UNAIRED", mediaType: "MOVIE" })).toBe(
    "Not released yet, no date known",
  );
  const airing = (counts: { readonly aired: number; readonly unaired: number }) =>
    sentence({ state: "AVAILABLE", nextAirDate: friday, counts });
  expect(airing({ aired: 5, unaired: 7 })).toBe("Next episode airs on Friday, 6 more to come");
  expect(airing({ aired: 5, unaired: 1 })).toBe("Next episode airs on Friday");
  expect(airing({ aired: 0, unaired: 7 })).toBe("First episode airs on Friday, 6 more to come");
  expect(airing({ aired: 0, unaired: 1 })).toBe("First episode airs on Friday");
});

it("puts what matters into the tab", () => {
  const row = cardOf({ title: "Lycoris Recoil", state: "DOWNLOADING", progress: 0.64 });
  expect(tabWords(row)).toBe("64 % · Lycoris Recoil");
  expect(tabWords({ ...row, problem: { code: "STALLED", severity: "STUCK" } })).toBe(
    "! Lycoris Recoil",
  );
});

it("keeps the row with the higher version, also beyond 2^53", () => {
  expect(isNewer("9007199254740993", "9007199254740992")).toBe(true);
  expect(isNewer("10", "9")).toBe(true);
  const held = { id: "1", version: "10", name: "held" };
  expect(keepNewer(held, { id: "1", version: "9", name: "late" })).toBe(held);
  expect(keepNewer(held, { id: "1", version: "10", name: "same" })).toBe(held);
  expect(keepNewer(held, { id: "1", version: "11", name: "new" }).name).toBe("new");
  expect(keepNewer(undefined, held)).toBe(held);
});

it("draws a problem in the place of the present stage", () => {
  const row = cardOf({ state: "DOWNLOADED", progress: 1 });
  const cells = stageCells(row, true);
  expect(cells.map((cell) => cell.place)).toEqual([
    "past",
    "past",
    "past",
    "past",
    "now",
    "future",
    "future",
  ]);
  expect(cells[4]).toMatchObject({ state: "DOWNLOADED", tone: "problem", fill: 1 });
});

it("draws what ended where it ended, and a download by its progress", () => {
  const failed = stageCells(cardOf({ state: "FAILED", reached: 4 }), false);
  expect(failed.findIndex((cell) => cell.place === "now")).toBe(3);
  expect(failed[3]?.tone).toBe("failed");
  const downloading = stageCells(cardOf({ state: "DOWNLOADING", progress: 0.5 }), false);
  expect(downloading[3]).toMatchObject({ tone: "downloading", fill: 0.5 });
});

it("finds the API below any base", () => {
  expect(socketUrl("https://home.example/tracker/")).toBe("wss://home.example/tracker/graphql");
  expect(routerBase("https://home.example/tracker/")).toBe("/tracker");
  expect(routerBase("http://localhost:8100/")).toBe("");
});
