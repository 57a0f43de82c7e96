import { expect, it } from "vitest";
import { z } from "zod";
import { ArrQueueRecord } from "../../../../server/integrations/arr/common/payload.ts";
import {
  createImportMonitor,
  readQueue,
  type QueueRow,
} from "../../../../server/integrations/arr/common/queue.ts";
import type { AnyFacts } from "../../../support/observation.ts";

const Record = z.object(ArrQueueRecord);

const DOWNLOAD = "AB00000000000000000000000000000000000001";

const NOW = new Date("2031-05-04T12:00:00.000Z");

function readOne(fields: object): AnyFacts | undefined {
  return readQueue("sonarr", [row(fields)], createImportMonitor(), NOW)[0];
}

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
  return readQueue("sonarr", [row(fields)], createImportMonitor(), NOW).map(({ kind }) => kind);
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

it("reports a pack's rows as one download with all its episodes, without adding up sizes", () => {
  const fields = {
    status: "downloading",
    trackedDownloadState: "downloading",
    estimatedCompletionTime: "2031-05-04T13:00:00Z",
  };
  const rows = [row(fields), row({ ...fields, downloadId: DOWNLOAD.toLowerCase() }, 2)];

  const observations = readQueue("sonarr", rows, createImportMonitor(), NOW);

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
])("maps a transfer to %s", (state, fields) => {
  expect(readOne(fields)?.transfer?.state).toBe(state);
});

it("reports an import once two consecutive reads see it", () => {
  const watch = createImportMonitor();
  const importing = [row({ status: "completed", trackedDownloadState: "importing" })];

  expect(readQueue("sonarr", importing, watch, NOW).map(({ kind }) => kind)).toEqual([
    "downloaded",
  ]);
  expect(readQueue("sonarr", importing, watch, NOW).map(({ kind }) => kind)).toEqual([
    "import-started",
  ]);
});

it("does not mistake the loop of a blocked import for progress, however the reads fall", () => {
  const watch = createImportMonitor();
  const read = (state: string) =>
    readQueue(
      "sonarr",
      [row({ status: "completed", trackedDownloadState: state })],
      watch,
      NOW,
    ).map(({ kind }) => kind);

  const events = [
    "importing",
    "importBlocked",
    "importing",
    "importing",
    "importPending",
    "importing",
  ].map(read);

  expect(events.flat()).not.toContain("import-started");
});

it("keeps the messages of a blocked import, without the address that one repeats", () => {
  const statusMessages = [
    { title: "x.mkv", messages: ["Failed: https://ix.example/dl?passkey=abc&id=1"] },
  ];

  const blocked: AnyFacts | undefined = readQueue(
    "sonarr",
    [row({ status: "completed", trackedDownloadState: "importBlocked", statusMessages })],
    createImportMonitor(),
    NOW,
  ).find(({ kind }) => kind === "blocked");

  expect(blocked?.detail).toEqual(["x.mkv: Failed: https://ix.example/dl?passkey=…&id=1"]);
  expect(blocked?.reason).toBe(blocked?.detail?.[0]);
});

it("marks each row as tracked by the arr", () => {
  const fields = { status: "downloading", trackedDownloadState: "downloading" };

  expect(readOne(fields)?.isInQueue).toBe(true);
});

it.each([
  ["delay", "delay"],
  ["fallback", "delay"],
  ["downloadClientUnavailable", "client-unavailable"],
])("reports why a release is pending as %s, and until when", (status, reason) => {
  const fields = {
    downloadId: undefined,
    status,
    estimatedCompletionTime: "2031-05-04T14:00:00Z",
    errorMessage: "The client said no",
  };

  expect(readQueue("sonarr", [row(fields)], createImportMonitor(), NOW)).toMatchObject([
    {
      kind: "pending-in-arr",
      reason,
      until: "2031-05-04T14:00:00.000Z",
      detail: ["The client said no"],
    },
  ]);
});

it("keeps the client's message about a download without progress", () => {
  const fields = {
    status: "warning",
    trackedDownloadState: "downloading",
    errorMessage: "The download is stalled with no connections",
  };

  expect(readQueue("sonarr", [row(fields)], createImportMonitor(), NOW)[0]).toMatchObject({
    kind: "downloading",
    detail: ["The download is stalled with no connections"],
  });
});

const SUMMARY = {
  title: "One or more episodes expected in this release were not imported or missing",
  messages: [],
};
const UNTITLED = {
  status: "completed",
  trackedDownloadState: "importBlocked",
  trackedDownloadStatus: "warning",
  statusMessages: [
    SUMMARY,
    { title: "x.mkv", messages: ["Episode has a TBA title and recently aired"] },
  ],
};
const PACKED = {
  status: "completed",
  trackedDownloadState: "importPending",
  trackedDownloadStatus: "warning",
  statusMessages: [{ title: "Found archive file, might need to be extracted", messages: [] }],
};

function later(hours: number): Date {
  return new Date(NOW.getTime() + hours * 3_600_000);
}

it("holds an import for an episode title until two days after the air date", () => {
  const watch = createImportMonitor();
  const untitled = row(UNTITLED);
  const aired = { ...untitled.episode, title: "TBA", airDate: "2031-05-03T12:00:00.000Z" };
  const rows = [{ ...untitled, episode: { season: 1, number: 1, ...aired } }];

  expect(readQueue("sonarr", rows, watch, NOW)).toMatchObject([
    {
      kind: "held",
      until: "2031-05-05T12:00:00.000Z",
      detail: [SUMMARY.title, "x.mkv: Episode has a TBA title and recently aired"],
    },
  ]);
  expect(readQueue("sonarr", rows, watch, later(25)).map(({ kind }) => kind)).toEqual([
    "downloaded",
    "blocked",
  ]);
});

it("holds an import for an episode title for a day without an air date", () => {
  const watch = createImportMonitor();
  const read = (at: Date) => {
    const reported: readonly AnyFacts[] = readQueue("sonarr", [row(UNTITLED)], watch, at);
    return reported.map(({ kind, until }) => [kind, until]);
  };

  expect(read(NOW)).toEqual([["held", "2031-05-05T12:00:00.000Z"]]);
  expect(read(later(23))).toEqual([["held", "2031-05-05T12:00:00.000Z"]]);
  expect(read(later(24)).map(([kind]) => kind)).toEqual(["downloaded", "blocked"]);
});

it("holds an import for an hour until an archive is unpacked, through the loop of its import", () => {
  const watch = createImportMonitor();
  const read = (fields: object, at: Date) =>
    readQueue("sonarr", [row(fields)], watch, at).map(({ kind }) => kind);

  expect(read(PACKED, NOW)).toEqual(["held"]);
  expect(read({ status: "completed", trackedDownloadState: "importing" }, later(0.5))).toEqual([
    "held",
  ]);
  expect(read(PACKED, later(0.6))).toEqual(["held"]);
  expect(read(PACKED, later(1))).toEqual(["downloaded", "blocked"]);
});

it("treats a hold with any other reason as blocked", () => {
  const statusMessages = [...UNTITLED.statusMessages, { title: "y.mkv", messages: ["Sample"] }];

  expect(kindsOf({ ...UNTITLED, statusMessages })).toEqual(["downloaded", "blocked"]);
});
