import { expect, it } from "vitest";
import type { State } from "../../server/domain/state.ts";
import { truthOf, type DownloadTruth, type UnitTruth } from "./oracle.ts";

const APPROVED: UnitTruth = {
  seerrRequest: "approved",
  item: "there",
  isAnime: false,
  airs: "past",
  file: "none",
  wasPlayable: false,
  wasDeleted: false,
  isMissing: false,
  isSuperseded: false,
  downloads: [],
};

const downloads = (...fates: DownloadTruth["fate"][]): Pick<UnitTruth, "downloads"> => ({
  downloads: fates.map((fate) => ({ fate, isAfterDeletion: false })),
});

const CASES: readonly (readonly [string, State, Partial<UnitTruth>])[] = [
  ["waits for somebody's word", "REQUESTED", { seerrRequest: "pending", item: "never" }],
  ["was approved and nothing is found", "APPROVED", {}],
  ["has not aired", "UNAIRED", { airs: "future" }],
  ["has no date", "UNAIRED", { airs: "unknown" }],
  ["was declined", "DECLINED", { seerrRequest: "declined", item: "never" }],
  ["never reached the arr", "FAILED", { seerrRequest: "failed", item: "never" }],
  ["was refused, but the arr has it", "APPROVED", { seerrRequest: "failed" }],
  ["is being transferred", "DOWNLOADING", downloads("running")],
  [
    "is transferred for another person's approved request",
    "DOWNLOADING",
    { seerrRequest: "pending", ...downloads("running") },
  ],
  ["lies in the client", "DOWNLOADED", downloads("complete")],
  ["was found before its date", "DOWNLOADING", { airs: "future", ...downloads("running") }],
  ["is refused by the arr", "DOWNLOADED", downloads("blocked")],
  ["is refused, and another release runs", "DOWNLOADING", downloads("blocked", "running")],
  ["failed", "FAILED", downloads("failed")],
  ["failed, and is tried again", "DOWNLOADING", downloads("failed", "running")],
  ["failed, then the next was removed", "APPROVED", downloads("failed", "removed")],
  ["was removed in the client", "APPROVED", downloads("removed")],
  ["was not in the pack", "APPROVED", downloads("short")],
  ["is imported", "IMPORTING", { file: "imported", ...downloads("brought") }],
  [
    "is imported, an anime",
    "ANIME_MATCHING",
    { file: "imported", isAnime: true, ...downloads("brought") },
  ],
  ["can be played", "AVAILABLE", { file: "playable", ...downloads("brought") }],
  [
    "can be played, whoever approved it",
    "AVAILABLE",
    { seerrRequest: "pending", file: "playable" },
  ],
  [
    "is replaced by a better file",
    "AVAILABLE",
    { file: "imported", wasPlayable: true, ...downloads("brought", "brought") },
  ],
  [
    "is missing on the disk, for how long nobody knows yet",
    "AVAILABLE",
    { isMissing: true, wasPlayable: true },
  ],
  ["was deleted", "DELETED", { wasDeleted: true, ...downloads("brought") }],
  [
    "was deleted while an upgrade ran",
    "DELETED",
    { wasDeleted: true, ...downloads("brought", "running") },
  ],
  [
    "was deleted and grabbed anew",
    "DOWNLOADING",
    { wasDeleted: true, downloads: [{ fate: "running", isAfterDeletion: true }] },
  ],
  [
    "was deleted, and a newer request has it",
    "DELETED",
    { wasDeleted: true, isSuperseded: true, file: "playable" },
  ],
  ["is missing before the library had it", "IMPORTING", { isMissing: true }],
  ["left the arr, and its file stayed", "AVAILABLE", { item: "removed", file: "playable" }],
  ["left the arr before it came", "DELETED", { item: "removed", ...downloads("running") }],
  ["left the arr with its files", "DELETED", { item: "removed-with-files" }],
  ["was withdrawn and can be played", "DELETED", { seerrRequest: "withdrawn", file: "playable" }],
];

it.each(CASES)("expects of a unit that %s: %s", (_words, state, truth) => {
  expect(truthOf({ ...APPROVED, ...truth })).toBe(state);
});
