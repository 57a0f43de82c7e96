import type SqliteFile from "better-sqlite3";
import { searchTextOf, sortTitleOf } from "../../../server/domain/title.ts";
import { STALLED } from "./stalled.ts";

/** Episodes of each show. */
export const LARGE_EPISODES = 12;

/** Of a hundred requests two are on their way, and of these every tenth is stuck. */
const UNFINISHED_EVERY = 50;
const STUCK_EVERY = 500;
const PEOPLE = ["mika", "jo", "ada", "kim", "lee"];

const YEARS_MS = 3 * 365 * 86_400_000;

/**
 * Shows with their episodes, downloads and the complete log, by a few statements inside the database: through the
 * tracker or row by row they would take longer than all that is measured.
 */
export function fillLargeLibrary(file: SqliteFile.Database, requests: number, now: Date): void {
  const addRequest = file.prepare(ADD_REQUEST);
  file.transaction(() => {
    for (let number = 0; number < requests; number += 1)
      addRequest.run(toRequest(number, requests, now));
    file.exec(ADD_DOWNLOADS);
    file.exec(ADD_UNITS);
    file.exec(ADD_ATTEMPTS);
    file.exec(ADD_TRANSITIONS);
    file.exec(`UPDATE "Counter" SET "value" = (SELECT max("sequence") FROM "Transition") WHERE "name" = 'transition';
      UPDATE "Counter" SET "value" = (SELECT max("version") FROM "MediaRequest") WHERE "name" = 'version'`);
  })();
}

/** The stages of every show; each has an episode that came to its end. */
const STAGES = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "AVAILABLE",
];

/** As long as the ids of the tracker, and rising like them. */
export function largeRequestId(number: number): string {
  return `${number.toString(16).padStart(8, "0")}-0000-7000-8000-000000000000`;
}

function largeDownloadId(requestId: string): string {
  return `${requestId.slice(0, 34)}d0`;
}

/** Sonarr's id of the show, and here also Seerr's of the request. */
export function largeArrId(number: number): number {
  return 1_000_000 + number;
}

function isUnfinished(number: number): boolean {
  return number % UNFINISHED_EVERY === 7;
}

function toRequest(number: number, requests: number, now: Date) {
  const isStuck = number % STUCK_EVERY === 7;
  const available = isUnfinished(number) ? LARGE_EPISODES / 2 : LARGE_EPISODES;
  const title = `The Long Way Home ${number}`;
  const originalTitle = `遠い家路 ${number}`;
  const requestedBy = PEOPLE[number % PEOPLE.length] ?? null;
  const titles = [title, originalTitle];
  const searchText = searchTextOf({ titles, requestedBy, seasons: [1] });
  const counts = {
    total: LARGE_EPISODES,
    aired: LARGE_EPISODES,
    grabbed: LARGE_EPISODES,
    downloading: LARGE_EPISODES - available,
    available,
  };
  // Scattered over the years, so that the order of activity is not the order of the rows.
  const ageMs = (((number * 7_919) % requests) / requests) * YEARS_MS;
  const at = new Date(now.getTime() - ageMs).toISOString();
  const id = largeRequestId(number);
  return {
    id,
    number,
    arrId: largeArrId(number),
    title,
    originalTitle,
    searchText,
    sortTitle: sortTitleOf(searchText),
    year: 1990 + (number % 36),
    isAnime: Number(number % 3 === 0),
    requestedBy,
    state: isUnfinished(number) ? "DOWNLOADING" : "AVAILABLE",
    isFinished: Number(!isUnfinished(number)),
    progress: available / LARGE_EPISODES,
    problemCode: isStuck ? STALLED.code : null,
    worstProblem: isStuck ? JSON.stringify({ ...STALLED, since: at }) : null,
    reached: JSON.stringify(
      Object.fromEntries(
        STAGES.map((state) => [state, { at, inferred: false, service: "sonarr" }]),
      ),
    ),
    downloadIds: JSON.stringify([largeDownloadId(id)]),
    counts: JSON.stringify(counts),
    at: at.replace("Z", "+00:00"),
  };
}

const ADD_REQUEST = `INSERT INTO "MediaRequest" ("id", "origin", "originService", "originId", "mediaType", "title",
    "originalTitle", "searchText", "sortTitle", "year", "isAnime", "tmdbId", "tvdbId", "seasons", "requestedBy", "posterUrl",
    "arrService", "arrId", "arrPath", "wishState", "state", "stateChangedAt", "progress", "isComplete", "isFinished",
    "problemCode", "worstProblem", "reached", "downloadIds", "counts", "version", "createdAt", "updatedAt")
  VALUES (@id, 'seerr', 'seerr', CAST(@arrId AS INTEGER), 'TV', @title, @originalTitle, @searchText, @sortTitle, @year, @isAnime,
    10000000 + @number, 20000000 + @number, '[1]', @requestedBy, 'https://artworks.example/' || @number || '/poster.jpg',
    'sonarr', @arrId, '/data/media/shows/' || @title, 'APPROVED', @state, @at, @progress, @isFinished,
    @isFinished, @problemCode, @worstProblem, @reached, @downloadIds, @counts, 1000 + @number, @at, @at)`;

/** Shows of the library; the database may hold others. */
const LARGE = `"MediaRequest"."tmdbId" >= 10000000`;

const ADD_DOWNLOADS = `INSERT INTO "Download" ("id", "downloadKey", "downloadId", "arrService", "title", "client", "protocol",
    "size", "progress", "state", "stateChangedAt", "clientService", "createdAt", "updatedAt")
  SELECT substr("id", 1, 34) || 'd0', printf('%040x', "arrId"), printf('%040X', "arrId"), 'sonarr',
    '[SubsPlease] ' || "title" || ' (BD 1080p) [Batch]', 'qBittorrent', 'torrent', 25769803776,
    CASE WHEN "isFinished" THEN 1 ELSE 0.5 END, CASE WHEN "isFinished" THEN 'COMPLETED' ELSE 'DOWNLOADING' END,
    "updatedAt", 'qbittorrent', "createdAt", "updatedAt"
  FROM "MediaRequest" WHERE ${LARGE} ORDER BY "id"`;

const EPISODES = `(WITH RECURSIVE "episode"("number") AS
    (SELECT 1 UNION ALL SELECT "number" + 1 FROM "episode" WHERE "number" < ${LARGE_EPISODES}) SELECT * FROM "episode")`;

/** A show on its way has its first half. */
const IS_AVAILABLE = `("isFinished" OR "episode"."number" <= ${LARGE_EPISODES / 2})`;
const HAS_PROBLEM = `("MediaRequest"."problemCode" IS NOT NULL AND NOT ${IS_AVAILABLE})`;
const FILE_NAME = `"MediaRequest"."title" || ' - S01E' || "episode"."number" || '.mkv'`;

const ADD_UNITS = `INSERT INTO "Unit" ("id", "requestId", "season", "number", "title", "airDate", "arrId", "tvdbId", "state",
    "stateChangedAt", "progress", "fileId", "filePath", "fileName", "fileSize", "fileImportedAt", "libraryItemId",
    "problemCode", "problemSince", "problemMessage", "problemDetail")
  SELECT substr("MediaRequest"."id", 1, 34) || printf('%02x', "episode"."number"), "MediaRequest"."id", 1,
    "episode"."number", 'The Way to Episode ' || "episode"."number", "createdAt",
    20000000 + "arrId" * 20 + "episode"."number", 90000000 + "arrId" * 20 + "episode"."number",
    CASE WHEN ${IS_AVAILABLE} THEN 'AVAILABLE' ELSE 'DOWNLOADING' END, "updatedAt",
    CASE WHEN ${IS_AVAILABLE} THEN 1 ELSE 0.5 END,
    CASE WHEN ${IS_AVAILABLE} THEN "arrId" * 20 + "episode"."number" END,
    CASE WHEN ${IS_AVAILABLE} THEN "arrPath" || '/Season 1/' || ${FILE_NAME} END,
    CASE WHEN ${IS_AVAILABLE} THEN ${FILE_NAME} END, CASE WHEN ${IS_AVAILABLE} THEN 2097152000 END,
    CASE WHEN ${IS_AVAILABLE} THEN "updatedAt" END, CASE WHEN ${IS_AVAILABLE} THEN 'item' || "arrId" END,
    CASE WHEN ${HAS_PROBLEM} THEN '${STALLED.code}' END, CASE WHEN ${HAS_PROBLEM} THEN "updatedAt" END,
    CASE WHEN ${HAS_PROBLEM} THEN '${STALLED.message}' END,
    CASE WHEN ${HAS_PROBLEM} THEN '["stalledDL"]' ELSE '[]' END
  FROM "MediaRequest" CROSS JOIN ${EPISODES} AS "episode" WHERE ${LARGE} ORDER BY "MediaRequest"."id"`;

const OF_LARGE = `"Unit"."tvdbId" >= 90000000`;

const ADD_ATTEMPTS = `INSERT INTO "Attempt" ("id", "unitId", "downloadRowId", "ordinal", "step", "fileName", "fileId",
    "filePath", "createdAt")
  SELECT substr("id", 1, 19) || 'a' || substr("id", 21), "id", substr("requestId", 1, 34) || 'd0', 1, "state", "fileName",
    "fileId", "filePath", "stateChangedAt"
  FROM "Unit" WHERE ${OF_LARGE} ORDER BY "rowid"`;

const STEPS = `(SELECT NULL AS "from", 'REQUESTED' AS "to", 1 AS "position"
  UNION ALL SELECT 'REQUESTED', 'APPROVED', 2 UNION ALL SELECT 'APPROVED', 'GRABBING', 3
  UNION ALL SELECT 'GRABBING', 'DOWNLOADING', 4 UNION ALL SELECT 'DOWNLOADING', 'DOWNLOADED', 5
  UNION ALL SELECT 'DOWNLOADED', 'IMPORTING', 6 UNION ALL SELECT 'IMPORTING', 'AVAILABLE', 7)`;

const ADD_TRANSITIONS = `INSERT INTO "Transition" ("sequence", "at", "requestId", "unitId", "from", "to", "service", "event",
    "channel", "message")
  SELECT ("Unit"."rowid" - 1) * 7 + "stage"."position", "stateChangedAt", "requestId", "id", "stage"."from", "stage"."to",
    'sonarr', 'Download', 'WEBHOOK', 'Sonarr imported the file.'
  FROM "Unit" CROSS JOIN ${STEPS} AS "stage"
  WHERE ${OF_LARGE} AND ("state" = 'AVAILABLE' OR "stage"."position" <= 4) ORDER BY "Unit"."rowid"`;
