import { expect, vi } from "vitest";
import type { ServiceName } from "../../simulator/failures.ts";
import type { Exchange } from "../../simulator/http/recorder.ts";
import { each } from "../../simulator/manual-stack.ts";
import { grab } from "../../simulator/world/download.ts";
import { completeImport, importPart } from "../../simulator/world/import.ts";
import { scanLibrary } from "../../simulator/world/library.ts";
import type { ArrItem, Download, MediaFile, Unit } from "../../simulator/world/model.ts";
import { findItem, request } from "../../simulator/world/request.ts";
import {
  findImportFolder,
  shokoDetect,
  shokoHash,
  shokoMatch,
} from "../../simulator/world/shoko.ts";
import type { Title } from "../../simulator/world/title.ts";
import { finishTransfer, startTransfer } from "../../simulator/world/torrent.ts";
import { expectFound, type World } from "../../simulator/world/world.ts";
import type { AnyResult } from "./answer.ts";
import { startTestApp, type TestApp, type TestAppOptions } from "./app.ts";

/** Simulated seconds per real second: a library takes a minute to process a notified path. */
const SPEED = 120;

export interface DeletionApp extends TestApp {
  readonly world: World;
  /** Every call that changes something, in the order in which they reached the services. */
  readonly changes: readonly Change[];
}

export interface Change {
  readonly service: ServiceName;
  /** "DELETE /api/v3/series/21". */
  readonly call: string;
  readonly body: string;
  readonly query: URLSearchParams;
  readonly status: number;
}

export async function startDeletionApp(options: TestAppOptions = {}): Promise<DeletionApp> {
  const changes: Change[] = [];
  const started = await startTestApp({
    speed: SPEED,
    env: { VERIFY_SECONDS: "5", RECONCILE_SECONDS: "20" },
    ...options,
    onExchange(exchange) {
      options.onExchange?.(exchange);
      if (isChange(exchange)) changes.push(toChange(exchange));
    },
  });
  // A prototype instead of a spread, because a restart replaces properties of `started`.
  return Object.assign(Object.create(started) as TestApp, { world: started.stack.world, changes });
}

const READING = /^\/api\/v2\/auth\/|^\/signalr\/|\/negotiate$|^\/Users\/Auth|\/api\/v3\/command$/i;

function isChange({ method, path }: Exchange): boolean {
  if (READING.test(path)) return false;
  return method !== "GET" || /RemoveMissingFiles/.test(path);
}

function toChange({ service, method, path, requestBody, query, status }: Exchange): Change {
  return { service, call: `${method} ${path}`, body: requestBody, query, status };
}

/** The calls alone: "sonarr DELETE /api/v3/series/21". */
export function callsOf(changes: readonly Change[]): readonly string[] {
  return changes.map(({ service, call }) => `${service} ${call}`);
}

export interface RequestedUnit {
  readonly title: Title;
  readonly seasons?: readonly number[];
  readonly by?: string;
  readonly is4k?: boolean;
}

/** Requests a title in Seerr and returns the item that was added to an arr. */
export function seerrRequest(world: World, requested: RequestedUnit): ArrItem {
  request(world, { ...requested, isAutomatic: true });
  return expectFound(
    findItem(world, requested.title, requested.is4k),
    `${requested.title.title} in an arr`,
  );
}

export function unitsOf(item: ArrItem, ...seasons: number[]): readonly Unit[] {
  return item.units.filter(
    ({ episode }) => seasons.length === 0 || seasons.includes(episode?.season ?? -1),
  );
}

/** Starts a slow download of one release. */
export function download(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  hash?: string,
): Download {
  const made = grab(world, item, each(units), hash === undefined ? {} : { hash });
  startTransfer(expectFound(world.torrents.get(made.hash), "torrent"), 100_000);
  return made;
}

/** Downloads and imports one release until Shoko has matched it and the library shows it. */
export function makeAvailable(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  hash?: string,
): Download {
  const made = download(world, item, units, hash);
  finishTransfer(world, expectFound(world.torrents.get(made.hash), "torrent"));
  importSome(world, made, made.parts.length);
  completeImport(world, made);
  return made;
}

/** Imports the first files of a download and scans the library. */
export function importSome(world: World, made: Download, count: number): readonly MediaFile[] {
  const files = made.parts.slice(0, count).map((part) => importPart(world, made, part));
  for (const file of files) {
    if (findImportFolder(file.path) === null) continue;
    const match = shokoDetect(world, file);
    shokoHash(world, match);
    shokoMatch(world, match);
  }
  scanLibrary(world, { seconds: 1 });
  return files;
}

const REQUESTS = `{ requests(first: 50) { nodes { id title state is4k seasons requestedBy
  counts { total available downloading } episodes { season number state } } } }`;

export async function listRequests({ query }: TestApp): Promise<readonly AnyResult[]> {
  return (await query(REQUESTS)).requests.nodes;
}

/** Waits until a request matches `isMeant`, and returns it. */
export async function waitForRequest(
  app: TestApp,
  isMeant: (request: AnyResult) => boolean,
): Promise<AnyResult> {
  return vi.waitFor(
    async () => {
      const all = await listRequests(app);
      const found = all.find(isMeant);
      if (found === undefined) throw new Error(`not there: ${JSON.stringify(all)}`);
      return found;
    },
    { interval: 50 },
  );
}

const DELETION = `id status reason size by deleteFiles startsAt
  steps { kind service serviceName status message tries items { kind name size } }
  kept { service what reason } request { id state }`;

export async function preview(
  { query }: TestApp,
  requestId: string,
  deleteFiles = true,
): Promise<AnyResult> {
  const answer = await query(
    `mutation ($requestId: ID!, $deleteFiles: Boolean!) {
      previewDeletion(requestId: $requestId, deleteFiles: $deleteFiles) {
        id size unseen kept { service what reason }
        steps { kind service status message items { kind name size } } } }`,
    { requestId, deleteFiles },
  );
  return answer.previewDeletion;
}

export async function deleteRequest(
  { query }: TestApp,
  requestId: string,
  options: { readonly deleteFiles?: boolean; readonly previewId?: string } = {},
): Promise<AnyResult> {
  const answer = await query(
    `mutation ($requestId: ID!, $deleteFiles: Boolean!, $previewId: ID) {
      deleteRequest(requestId: $requestId, deleteFiles: $deleteFiles, previewId: $previewId) { ${DELETION} } }`,
    { requestId, deleteFiles: true, ...options },
  );
  return answer.deleteRequest;
}

export async function findDeletion({ query }: TestApp, id: string): Promise<AnyResult> {
  const { deletions } = await query(`{ deletions(first: 50) { nodes { ${DELETION} } } }`);
  return deletions.nodes.find((deletion: AnyResult) => deletion.id === id);
}

/** Waits until a deletion has this status; the error names the last status. */
export async function waitForDeletion(
  app: TestApp,
  id: string,
  status: string,
): Promise<AnyResult> {
  return vi.waitFor(
    async () => {
      const deletion = await findDeletion(app, id);
      expect(deletion, JSON.stringify(deletion, null, 1)).toMatchObject({ status });
      return deletion;
    },
    { interval: 50 },
  );
}

/** "UNMONITOR VERIFIED" … in order. */
export function stepsOf(deletion: AnyResult): readonly string[] {
  return deletion.steps.map(({ kind, status }: AnyResult) => `${kind} ${status}`);
}
