import { downloadKeys } from "../../domain/machine/attempt.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { requestKey } from "../../domain/origin.ts";
import { fileName } from "../../domain/path.ts";
import { foldTitle } from "../../domain/title.ts";
import type { Prisma, Transition } from "../../store/generated/sqlite/client.ts";
import type { Tx } from "../../store/store.ts";
import type { ProjectionContext } from "./context.ts";
import type { FileListings } from "./file-listings.ts";
import { loadedRow, type LoadedDownload, type LoadedRequest } from "./rows.ts";
import { createHealth, type HealthOf } from "./service-health.ts";

/** A log entry without a sequence. */
export type NewTransition = Omit<Transition, "sequence">;

/**
 * The rows of one transaction: read once, changed in memory and written once at the end (flush.ts), so that thirteen
 * observations about one show cost one read and one write.
 */
export interface Workspace {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: () => string;
  /** Health of the services that a request passes through. */
  readonly healthOf: HealthOf;
  readonly listings: FileListings;
  readonly requests: Map<string, LoadedRequest>;
  readonly downloads: Map<string, LoadedDownload>;
  readonly transitions: NewTransition[];
  /** Services whose row this transaction has changed. */
  readonly serviceSlugs: Set<string>;
  /** Results of earlier lookups. */
  readonly answers: Map<string, readonly string[]>;
}

export function openWorkspace(ctx: ProjectionContext, tx: Tx, now: Date): Workspace {
  return {
    tx,
    now,
    newId: ctx.newId,
    healthOf: createHealth(ctx),
    listings: ctx.listings,
    requests: new Map(),
    downloads: new Map(),
    transitions: [],
    serviceSlugs: new Set(),
    answers: new Map(),
  };
}

/**
 * Loads every request that an observation could mean, with its units, attempts and downloads. Requests that this
 * transaction has already loaded or created are included: their changes are in no table yet.
 */
export async function loadCandidates(
  work: Workspace,
  observation: Observation,
): Promise<readonly LoadedRequest[]> {
  await loadRequests(work, await candidateIds(work, observation));
  return [...work.requests.values()];
}

export async function loadRequests(work: Workspace, ids: readonly string[]): Promise<void> {
  const missing = ids.filter((id) => !work.requests.has(id));
  if (missing.length === 0) return;
  const rows = await work.tx.mediaRequest.findMany({
    where: { id: { in: missing } },
    include: { units: { include: { attempts: { include: { download: true } } } } },
  });
  for (const { units, ...row } of rows) {
    const loadedUnits = units.toSorted(byId).map(({ attempts, ...unit }) => ({
      ...loadedRow(unit),
      attempts: attempts.map(({ download, ...attempt }) => ({
        ...loadedRow(attempt),
        download: download === null ? null : shareDownload(work, download),
      })),
    }));
    work.requests.set(row.id, { ...loadedRow(row), units: loadedUnits });
  }
}

/** Ids sort by creation time; the databases return rows in orders of their own. */
function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function shareDownload({ downloads }: Workspace, row: LoadedDownload["row"]): LoadedDownload {
  const known = downloads.get(row.id);
  if (known !== undefined) return known;
  const loaded = loadedRow(row);
  downloads.set(row.id, loaded);
  return loaded;
}

async function candidateIds(work: Workspace, observation: Observation): Promise<readonly string[]> {
  const ofItem = itemLookups(observation);
  const found = await answerAll(work, ofItem);
  // A title that is named and found needs no lookup by file.
  if (found.length > 0 && observation.keys.mediaType !== undefined) return found;
  const ofFile = fileLookups(observation);
  if (ofItem.length + ofFile.length === 0) return answerAll(work, titleLookups(observation));
  return [...found, ...(await answerAll(work, ofFile))];
}

async function answerAll(work: Workspace, lookups: readonly Lookup[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [key, lookUp] of lookups) found.push(...(await remember(work, key, lookUp)));
  return found;
}

/** A query and the key under which its result is kept. The tables do not change before the flush. */
type Lookup = readonly [key: string, lookUp: (tx: Tx) => Promise<readonly string[]>];

async function remember(
  { tx, answers }: Workspace,
  key: string,
  lookUp: Lookup[1],
): Promise<readonly string[]> {
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = await lookUp(tx);
  answers.set(key, answer);
  return answer;
}

/** One query per key: an OR over several columns would use none of their indexes. */
function itemLookups(observation: Observation): readonly Lookup[] {
  const { keys, service } = observation;
  const ownId = requestKey(keys);
  const wheres: Prisma.MediaRequestWhereInput[] = [];
  if (keys.trackedId !== undefined) wheres.push({ id: keys.trackedId });
  if (ownId !== undefined) wheres.push({ originService: service, originId: ownId });
  if (keys.arr !== undefined) wheres.push({ arrService: keys.arr.service, arrId: keys.arr.id });
  if (keys.tvdbId !== undefined) wheres.push({ tvdbId: keys.tvdbId });
  if (keys.tmdbId !== undefined && keys.mediaType !== undefined) {
    wheres.push({ tmdbId: keys.tmdbId, mediaType: keys.mediaType });
  }
  if (keys.imdbId !== undefined) wheres.push({ imdbId: keys.imdbId });
  return [...wheres.map(byRequest), ...downloadKeys(observation).map(byDownload)];
}

function byRequest(where: Prisma.MediaRequestWhereInput): Lookup {
  return [
    `request ${JSON.stringify(where)}`,
    async (tx) =>
      (await tx.mediaRequest.findMany({ where, select: { id: true } })).map(({ id }) => id),
  ];
}

function fileLookups({ keys }: Observation): readonly Lookup[] {
  const wheres: Prisma.UnitWhereInput[] = [];
  if (keys.path !== undefined) wheres.push({ fileName: fileName(keys.path).toLowerCase() });
  if (keys.shokoFileId !== undefined) wheres.push({ shokoFileId: keys.shokoFileId });
  return wheres.map((where) => [
    `unit ${JSON.stringify(where)}`,
    async (tx) =>
      (await tx.unit.findMany({ where, select: { requestId: true } })).map(
        ({ requestId }) => requestId,
      ),
  ]);
}

function titleLookups({ keys }: Observation): readonly Lookup[] {
  return (keys.titles ?? []).map((title) =>
    byRequest({ searchText: { contains: foldTitle(title) } }),
  );
}

function byDownload(downloadKey: string): Lookup {
  return [
    `download ${downloadKey}`,
    async (tx) => {
      const downloads = await tx.download.findMany({
        where: { downloadKey },
        select: { attempts: { select: { unit: { select: { requestId: true } } } } },
      });
      return downloads.flatMap(({ attempts }) => attempts.map(({ unit }) => unit.requestId));
    },
  ];
}
