import { describe, expect, it } from "vitest";
import {
  firstPlaceOf,
  isBack,
  listOrderActions,
  type PlaceRecord,
} from "../../server/domain/download-order.ts";
import { DOWNLOAD_STATES } from "../../server/domain/download-state.ts";

const WAS: PlaceRecord = {
  service: "qbittorrent",
  downloadId: "AB",
  fileNames: [],
  position: 3,
  priority: null,
  files: [],
};

describe("the actions about the order of a download", () => {
  it.each(DOWNLOAD_STATES)("raise a whole download only while it is queued (%s)", (state) => {
    const kinds = listOrderActions({ state, fileName: null, raised: [] });
    expect(kinds).toEqual(state === "QUEUED" ? ["RAISE_PRIORITY"] : []);
  });

  it.each(DOWNLOAD_STATES)("raise an episode of a pack while it is loaded (%s)", (state) => {
    const isLoading = ["QUEUED", "METADATA", "DOWNLOADING", "STALLED"].includes(state);
    const kinds = listOrderActions({ state, fileName: "E02.mkv", raised: [] });
    expect(kinds).toEqual(isLoading ? ["RAISE_PRIORITY"] : []);
  });

  it("restore what was raised, and raise another episode of the same pack", () => {
    const raised = [{ ...WAS, fileNames: ["E02.mkv"] }];
    const of = (fileName: string | null) =>
      listOrderActions({ state: "DOWNLOADING", fileName, raised });
    expect(of("E02.mkv")).toEqual(["RESTORE_PRIORITY"]);
    expect(of("E03.mkv")).toEqual(["RAISE_PRIORITY", "RESTORE_PRIORITY"]);
    expect(of(null)).toEqual(["RESTORE_PRIORITY"]);
    const ofWhole = listOrderActions({
      state: "DOWNLOADING",
      fileName: "E02.mkv",
      raised: [{ ...WAS, fileNames: [] }],
    });
    expect(ofWhole).toEqual(["RAISE_PRIORITY", "RESTORE_PRIORITY"]);
  });
});

it("goes back to the place before everything that was raised", () => {
  const first = { ...WAS, fileNames: ["E02.mkv"], files: [{ index: 1, priority: 1 }] };
  const again = {
    ...WAS,
    position: 0,
    fileNames: ["E03.mkv", "E02.mkv"],
    files: [
      { index: 1, priority: 7 },
      { index: 2, priority: 6 },
    ],
  };
  expect(firstPlaceOf([first, again])).toEqual({
    ...WAS,
    position: 3,
    fileNames: ["E02.mkv", "E03.mkv"],
    files: [
      { index: 1, priority: 1 },
      { index: 2, priority: 6 },
    ],
  });
});

describe("a download is back", () => {
  const place = { position: 3, priority: 0, files: [{ index: 1, priority: 1 }] };

  it.each([
    ["at its place", place, true],
    ["behind fewer others, because some have ended", { ...place, position: 1 }, true],
    ["not at the front", { ...place, position: 0 }, false],
    ["not with another priority", { ...place, priority: 100 }, false],
    ["not with a raised file", { ...place, files: [{ index: 1, priority: 7 }] }, false],
    ["not without the file", { ...place, files: [] }, false],
  ])("%s", (_name, now, expected) => {
    expect(isBack(now, place)).toBe(expected);
  });

  it("at the front, where it was before", () => {
    const front = { position: 0, priority: null, files: [] };
    expect(isBack({ ...front, priority: 5 }, front)).toBe(true);
  });
});
