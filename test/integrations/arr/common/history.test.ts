import { expect, it } from "vitest";
import { z } from "zod";
import {
  parseCursor,
  readHistory,
  toHistoryObservation,
} from "../../../../server/integrations/arr/common/history.ts";
import { ArrHistoryRecord } from "../../../../server/integrations/arr/common/payload.ts";

const Record = z.object(ArrHistoryRecord);

function record(id: number, date: string, fields: object = {}) {
  return Record.parse({ id, date, eventType: "grabbed", sourceTitle: "Harbour S01", ...fields });
}

function history(
  records: readonly ReturnType<typeof record>[],
  newest: { id: number; date: string } | null = null,
) {
  const asked: string[] = [];
  return {
    asked,
    newestHistory: async () => newest,
    historySince: async (date: string) => {
      asked.push(date);
      return [...records];
    },
  };
}

it("only records the history position at the first read", async () => {
  const client = history([], { id: 40, date: "2031-05-04T10:00:00.000Z" });

  expect(await readHistory(client, null)).toEqual({
    records: [],
    cursor: "2031-05-04T10:00:00.000Z#40",
    renumberedAfter: null,
  });
  expect(client.asked).toEqual([]);
});

it("misses nothing of a service without history at the first read", async () => {
  const first = await readHistory(history([]), null);
  const { records } = await readHistory(history([record(1, "2031-05-04T10:00:00Z")]), first.cursor);

  expect(records.map(({ id }) => id)).toEqual([1]);
});

it("reports each record once, in id order, by the service's clock", async () => {
  const client = history([
    record(43, "2031-05-04T10:05:00Z"),
    record(41, "2031-05-04T10:00:00Z"),
    record(40, "2031-05-04T10:00:00Z"),
    record(42, "2031-05-04T09:58:00Z"),
  ]);

  const { records, cursor } = await readHistory(client, "2031-05-04T10:00:00.000Z#40");

  expect(client.asked).toEqual(["2031-05-04T09:50:00.000Z"]);
  expect(records.map(({ id }) => id)).toEqual([41, 42, 43]);
  expect(cursor).toBe("2031-05-04T10:05:00.000Z#43");
  expect((await readHistory(client, cursor)).records).toEqual([]);
});

it.each([
  ["reinstalled, and its ids start again at 1", [record(2, "2031-06-01T00:00:00Z")]],
  [
    "restored from a backup, and has passed the last id since",
    [record(39, "2031-05-30T00:00:00Z"), record(41, "2031-06-01T00:00:00Z")],
  ],
])("notices once that an app was %s", async (_how, records) => {
  const last = "2031-05-04T10:00:00.000Z#40";
  const reading = await readHistory(history(records), last);

  expect(reading.records).toEqual(records);
  expect(reading.renumberedAfter).toBe("2031-05-04T10:00:00.000Z");
  const again = await readHistory(history(records), reading.cursor);
  expect(again).toEqual({ records: [], cursor: reading.cursor, renumberedAfter: null });
});

it("distinguishes a restored app from one whose records were written in another order", async () => {
  const records = [record(40, "2031-05-04T10:00:00Z"), record(39, "2031-05-04T10:00:01Z")];
  const reading = await readHistory(history(records), "2031-05-04T10:00:00.000Z#40");

  expect(reading.records.map(({ id }) => id)).toEqual([39]);
  expect(reading.renumberedAfter).toBeNull();
});

it("starts over with an unreadable cursor", () => {
  expect(parseCursor("yesterday")).toBeNull();
});

it.each([
  ["grabbed", "grabbed"],
  ["downloadFolderImported", "imported"],
  ["downloadFailed", "download-failed"],
  ["downloadIgnored", "download-removed"],
  ["episodeFileDeleted", "file-deleted"],
  ["movieFileDeleted", "file-deleted"],
  ["episodeFileRenamed", undefined],
  ["toString", undefined],
])("reads %s as %s", (eventType, kind) => {
  expect(
    toHistoryObservation("sonarr", record(1, "2031-05-04T10:00:00Z", { eventType }), {})?.kind,
  ).toBe(kind);
});

it("keeps the facts of a grab, but not the address of its release", () => {
  const grab = record(5, "2031-05-04T10:00:00.1234567Z", {
    downloadId: "AB01",
    quality: { quality: { name: "Bluray-1080p" }, revision: { version: 1 } },
    data: {
      indexer: "Some Indexer",
      size: "33930242048",
      protocol: "2",
      downloadClientName: "qBittorrent (VPN)",
      downloadUrl: "https://indexer.example/dl?apikey=hidden",
      guid: "https://indexer.example/hidden",
    },
  });

  const observation = toHistoryObservation("sonarr", grab, { mediaType: "TV" });

  expect(observation).toMatchObject({
    at: "2031-05-04T10:00:00.123Z",
    historyId: 5,
    keys: { downloadId: "AB01", releaseTitle: "Harbour S01" },
    release: {
      quality: "Bluray-1080p",
      size: 33930242048,
      client: "qBittorrent (VPN)",
      protocol: "torrent",
    },
  });
  expect(JSON.stringify(observation)).not.toContain("hidden");
});

it("writes the reason of a deletion as webhooks do", () => {
  const deleted = record(6, "2031-05-04T10:00:00Z", {
    eventType: "episodeFileDeleted",
    sourceTitle: "/tv/Harbour/Harbour - S01E01.mkv",
    data: { reason: "MissingFromDisk" },
  });

  expect(toHistoryObservation("sonarr", deleted, {})).toMatchObject({
    reason: "missingFromDisk",
    keys: { path: "/tv/Harbour/Harbour - S01E01.mkv" },
  });
});
