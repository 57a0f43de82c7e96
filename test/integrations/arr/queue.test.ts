import { expect, it } from "vitest";
import { z } from "zod";
import { ArrQueueRecord } from "../../../server/integrations/arr/payload.ts";
import {
  createImportWatch,
  readQueue,
  type QueueRow,
} from "../../../server/integrations/arr/queue.ts";

const Record = z.object(ArrQueueRecord);

const DOWNLOAD = "AB00000000000000000000000000000000000001";

function row(fields: object, number = 1): QueueRow {
  const record = Record.parse({
    title: "Harbour S01",
    downloadId: DOWNLOAD,
    size: 1000,
    sizeleft: 250,
    ...fields,
  });
  return {
    record,
    keys: { mediaType: "TV", arr: { service: "sonarr", id: 7 } },
    episode: { season: 1, number },
  };
}

function kindsOf(fields: object): string[] {
  return readQueue("sonarr", [row(fields)], createImportWatch()).map(({ kind }) => kind);
}

const warned = {
  trackedDownloadStatus: "warning",
  statusMessages: [{ title: "x.mkv", messages: ["No space"] }],
};

it.each([
  [["pending-in-arr"], { downloadId: undefined, status: "delay" }],
  [["pending-in-arr"], { downloadId: "", status: "downloadClientUnavailable" }],
  [[], { downloadId: undefined, status: "completed" }],
  [["grabbed"], { status: "queued", trackedDownloadState: "downloading" }],
  [["grabbed"], { status: "a status of tomorrow" }],
  [["downloading"], { status: "downloading", trackedDownloadState: "downloading" }],
  [["downloading"], { status: "paused", trackedDownloadState: "downloading" }],
  [["downloading"], { status: "warning", trackedDownloadState: "downloading" }],
  [["downloaded"], { status: "completed", trackedDownloadState: "importPending" }],
  [["downloaded"], { status: "completed", trackedDownloadState: "importing" }],
  [["downloaded", "blocked"], { status: "completed", trackedDownloadState: "importBlocked" }],
  [
    ["downloaded", "blocked"],
    { status: "completed", trackedDownloadState: "importPending", ...warned },
  ],
  [["download-failed"], { status: "failed", trackedDownloadState: "failedPending" }],
  [[], { status: "completed", trackedDownloadState: "imported" }],
  [[], { status: "completed", trackedDownloadState: "ignored" }],
])("reads %j from %j", (kinds, fields) => {
  expect(kindsOf(fields)).toEqual(kinds);
});

it("tells a pack's rows as one download with all its episodes, not added up", () => {
  const fields = {
    status: "downloading",
    trackedDownloadState: "downloading",
    estimatedCompletionTime: "2031-05-04T13:00:00Z",
  };
  const rows = [row(fields), row({ ...fields, downloadId: DOWNLOAD.toLowerCase() }, 2)];

  const observations = readQueue("sonarr", rows, createImportWatch());

  expect(observations).toHaveLength(1);
  expect(observations[0]).toMatchObject({
    channel: "POLL",
    event: "queue",
    keys: {
      downloadId: DOWNLOAD,
      episodes: [{ number: 1 }, { number: 2 }],
      releaseTitle: "Harbour S01",
    },
    transfer: { progress: 0.75, size: 1000, eta: "2031-05-04T13:00:00.000Z", state: "DOWNLOADING" },
  });
});

it.each([
  ["STALLED", { status: "warning", errorMessage: "The download is stalled with no connections" }],
  ["METADATA", { status: "queued", errorMessage: "qBittorrent is downloading metadata" }],
  ["MISSING_FILES", { status: "warning", errorMessage: "qBittorrent is reporting missing files" }],
  ["ERROR", { status: "warning", errorMessage: "disk is on fire" }],
  ["PAUSED", { status: "paused" }],
  ["UNKNOWN", { status: "a status of tomorrow" }],
])("calls a transfer %s", (state, fields) => {
  expect(readQueue("sonarr", [row(fields)], createImportWatch())[0]?.transfer?.state).toBe(state);
});

it("believes in an import that it sees twice running", () => {
  const watch = createImportWatch();
  const importing = [row({ status: "completed", trackedDownloadState: "importing" })];

  expect(readQueue("sonarr", importing, watch).map(({ kind }) => kind)).toEqual(["downloaded"]);
  expect(readQueue("sonarr", importing, watch).map(({ kind }) => kind)).toEqual(["import-started"]);
});

it("takes the loop of a blocked import for no progress, however the reads fall", () => {
  const watch = createImportWatch();
  const read = (state: string) =>
    readQueue("sonarr", [row({ status: "completed", trackedDownloadState: state })], watch).map(
      ({ kind }) => kind,
    );

  const told = [
    "importing",
    "importBlocked",
    "importing",
    "importing",
    "importPending",
    "importing",
  ].map(read);

  expect(told.flat()).not.toContain("import-started");
});

it("keeps the messages of a block, without the address that one repeats", () => {
  const statusMessages = [
    { title: "x.mkv", messages: ["Failed: https://ix.example/dl?passkey=abc&id=1"] },
  ];

  const blocked = readQueue(
    "sonarr",
    [row({ status: "completed", trackedDownloadState: "importBlocked", statusMessages })],
    createImportWatch(),
  ).find(({ kind }) => kind === "blocked");

  expect(blocked?.detail).toEqual(["x.mkv: Failed: https://ix.example/dl?passkey=…&id=1"]);
  expect(blocked?.reason).toBe(blocked?.detail?.[0]);
});
