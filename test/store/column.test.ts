import { Writable } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLog } from "../../server/log.ts";
import { attemptColumns } from "../../server/store/column/attempt.ts";
import { BrokenColumnError, logBrokenColumns } from "../../server/store/column/broken-column.ts";
import { deletionColumns } from "../../server/store/column/deletion.ts";
import { mediaRequestColumns } from "../../server/store/column/media-request.ts";
import { serviceColumns } from "../../server/store/column/service.ts";
import { unitColumns } from "../../server/store/column/unit.ts";

const { seasons, state, ownProblem } = mediaRequestColumns;

describe("a column that holds JSON or a word", () => {
  it("reads what it writes", () => {
    expect(seasons.read({ id: "a", seasons: seasons.write([1, 2]) })).toEqual([1, 2]);
    expect(state.read({ id: "a", state: state.write("GRABBING") })).toBe("GRABBING");
  });

  it.each(["", "{", "null", "{}", '["1"]', "[1,null]"])(
    "reads as its fallback when it holds %j",
    (text) => {
      const row = { id: "a", seasons: text };
      expect(seasons.read(row)).toEqual([]);
      expect(seasons.find(row)).toBeNull();
      expect(() => seasons.load(row)).toThrow(BrokenColumnError);
    },
  );

  it("names table, column and row, and never the content", () => {
    const row = { id: "row-1", seasons: "a secret" };
    expect(() => seasons.load(row)).toThrow("MediaRequest.seasons of row-1 cannot be read");
  });

  it("reads an unknown word as its fallback", () => {
    expect(state.read({ id: "a", state: "TELEPORTED" })).toBe("REQUESTED");
    expect(attemptColumns.end.read({ id: "a", end: "vanished" })).toBe("removed");
    expect(unitColumns.matching.read({ id: "a", matching: "guessed" })).toBeNull();
  });

  it("reads null as null where the column may be null", () => {
    expect(attemptColumns.end.read({ id: "a", end: null })).toBeNull();
    expect(ownProblem.read({ id: "a", ownProblem: null })).toBeNull();
  });

  it("reads both spellings of a service's status", () => {
    const read = (status: string) => serviceColumns.status.read({ slug: "a", status });
    expect(["unknown", "UP", "down", "?"].map(read)).toEqual(["UNKNOWN", "UP", "DOWN", "UNKNOWN"]);
    expect(serviceColumns.status.write("UP")).toBe("UP");
  });

  it("stays as it is while nothing changes", () => {
    const broken = { id: "a", seasons: "{", state: "TELEPORTED" };
    expect(seasons.update(broken, [])).toBe("{");
    expect(state.update(broken, "REQUESTED")).toBe("TELEPORTED");
    expect(seasons.update(broken, [1])).toBe("[1]");
    expect(state.update(broken, "APPROVED")).toBe("APPROVED");
  });

  it("keeps the stored spelling of a value that did not change", () => {
    const row = { id: "a", seasons: "[1, 2]" };
    expect(seasons.update(row, [1, 2])).toBe("[1, 2]");
  });

  it("counts what the previous release did not count as 0", () => {
    const { total, grabbed } = mediaRequestColumns.counts.read({ id: "a", counts: '{"total":3}' });
    expect([total, grabbed]).toEqual([3, 0]);
  });
});

describe("the report of a broken column", () => {
  it("is logged once for each row and column, without the content", () => {
    const lines: string[] = [];
    const destination = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    onTestFinished(logBrokenColumns(createLog("info", destination)));
    const broken = { id: "row-1", seasons: "a secret", otherTitles: "a secret" };
    for (const column of [seasons, seasons, mediaRequestColumns.otherTitles]) column.read(broken);
    seasons.read({ ...broken, id: "row-2" });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { table: "MediaRequest", column: "seasons", row: "row-1", level: 40 },
      { table: "MediaRequest", column: "otherTitles", row: "row-1" },
      { table: "MediaRequest", column: "seasons", row: "row-2" },
    ]);
    expect(lines.join()).not.toContain("secret");
  });
});

describe("the inventory of a deletion", () => {
  const { inventory } = deletionColumns;
  // As the first release wrote it: no version, and before `absentSince` and `jobs` existed.
  const FIRST_RELEASE = {
    arr: "sonarr",
    arrs: {
      sonarr: {
        id: 7,
        title: "A Show",
        isMonitored: true,
        episodes: [{ season: 1, number: 1, id: 70, isMonitored: true, fileId: 700 }],
        files: [
          {
            id: 700,
            path: "/tv/A Show/S01E01.mkv",
            size: 1_000,
            episodes: [{ season: 1, number: 1 }],
          },
        ],
        grabs: [
          {
            downloadId: "ABC",
            title: "A.Show.S01",
            size: null,
            isQueued: false,
            episodes: [{ season: 1, number: 1 }],
          },
        ],
      },
      "sonarr-4k": null,
    },
    others: [{ downloadId: "abc", title: "Another Show" }],
    othersKnown: ["abc"],
    clients: {
      qbittorrent: [
        {
          ids: ["abc"],
          name: "A.Show.S01",
          size: 1_000,
          files: null,
          sharesDataWith: [],
          unplaced: "Another.Show",
        },
      ],
    },
    matches: { shoko: [{ id: 3, path: "/tv/A Show/S01E01.mkv", size: 1_000, isMissing: false }] },
    shown: { jellyfin: [{ itemId: "f00", name: "Pilot", path: "/tv/A Show/S01E01.mkv" }] },
    requests: {
      seerr: {
        request: { id: "12", is4k: false, mediaId: 5 },
        media: {
          id: 5,
          requests: [{ id: "12", is4k: false, seasons: [1], by: "anna" }],
          status: 5,
          status4k: 1,
          seasons: [{ number: 1, status: 5, status4k: null }],
        },
      },
    },
    files: [
      {
        path: "/tv/A Show/S01E01.mkv",
        size: 1_000,
        shokoFileId: 3,
        episodes: [{ season: 1, number: 1 }],
      },
    ],
    downloadKeys: ["abc"],
    unseen: { radarr: "it does not answer" },
    late: ["radarr"],
  } as const;

  it("of the first release reads as version 1, with all it holds", () => {
    const row = { id: "a", inventory: JSON.stringify(FIRST_RELEASE) };
    const [{ unplaced, ...download }] = FIRST_RELEASE.clients.qbittorrent;
    expect(inventory.load(row)).toEqual({
      version: 1,
      ...FIRST_RELEASE,
      clients: { qbittorrent: [{ ...download, unlocated: unplaced }] },
      absentSince: {},
      jobs: {},
    });
  });

  it("carries its version once it is written", () => {
    const read = inventory.load({ id: "a", inventory: JSON.stringify(FIRST_RELEASE) });
    const text = inventory.write(read);
    expect(JSON.parse(text)).toMatchObject({ version: 1 });
    expect(inventory.load({ id: "a", inventory: text })).toEqual(read);
  });

  it("of a version that this release does not know is not acted on", () => {
    const row = { id: "a", inventory: JSON.stringify({ ...FIRST_RELEASE, version: 2 }) };
    expect(() => inventory.load(row)).toThrow(BrokenColumnError);
  });

  it("is empty before the first", () => {
    expect(inventory.load({ id: "a", inventory: "{}" })).toMatchObject({ version: 1, arr: null });
  });
});
