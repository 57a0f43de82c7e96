import { downloadKeys } from "../domain/attempt.ts";
import { wishId } from "../domain/correlation.ts";
import type { Observation } from "../domain/observation.ts";
import { fileName } from "../domain/path.ts";
import { foldTitle } from "../domain/title.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { Tx } from "../store/store.ts";
import { trackRead, type LoadedDownload, type LoadedRequest } from "./rows.ts";

/** A line of the log that has no number yet. */
export type NewTransition = Omit<Prisma.TransitionUncheckedCreateInput, "sequence">;

/**
 * What one transaction works on: the rows it has read, changed in memory and written once at the end (flush.ts), so
 * that thirteen observations about one show cost one read and one write.
 */
export interface Workspace {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: () => string;
  readonly requests: Map<string, LoadedRequest>;
  readonly downloads: Map<string, LoadedDownload>;
  readonly transitions: NewTransition[];
}

export function openWorkspace(tx: Tx, now: Date, newId: () => string): Workspace {
  return { tx, now, newId, requests: new Map(), downloads: new Map(), transitions: [] };
}

/**
 * Reads every request an observation could mean, with its units, attempts and downloads. What this transaction has
 * already loaded or made counts too: its changes are in no table yet.
 */
export async function loadCandidates(
  work: Workspace,
  observation: Observation,
): Promise<readonly LoadedRequest[]> {
  await loadRequests(work, await candidateIds(work.tx, observation));
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
    const loadedUnits = units.map(({ attempts, ...unit }) => ({
      ...trackRead(unit),
      attempts: attempts.map(({ download, ...attempt }) => ({
        ...trackRead(attempt),
        download: download === null ? null : shareDownload(work, download),
      })),
    }));
    work.requests.set(row.id, { ...trackRead(row), units: loadedUnits });
  }
}

function shareDownload({ downloads }: Workspace, row: LoadedDownload["row"]): LoadedDownload {
  const known = downloads.get(row.id);
  if (known !== undefined) return known;
  const loaded = trackRead(row);
  downloads.set(row.id, loaded);
  return loaded;
}

async function candidateIds(tx: Tx, observation: Observation): Promise<readonly string[]> {
  const clauses = [...itemClauses(observation), ...fileClauses(observation)];
  const titled = clauses.length === 0 ? titleClauses(observation) : [];
  const found = [...clauses, ...titled];
  const rows =
    found.length === 0
      ? []
      : await tx.mediaRequest.findMany({ where: { OR: found }, select: { id: true } });
  return [...rows.map(({ id }) => id), ...(await idsByDownload(tx, observation))];
}

function itemClauses(observation: Observation): Prisma.MediaRequestWhereInput[] {
  const { keys, service } = observation;
  const ownId = wishId(keys);
  const clauses: Prisma.MediaRequestWhereInput[] = [];
  if (ownId !== undefined) clauses.push({ originService: service, originId: ownId });
  if (keys.arr !== undefined) clauses.push({ arrService: keys.arr.service, arrId: keys.arr.id });
  if (keys.tvdbId !== undefined) clauses.push({ tvdbId: keys.tvdbId });
  if (keys.tmdbId !== undefined && keys.mediaType !== undefined) {
    clauses.push({ tmdbId: keys.tmdbId, mediaType: keys.mediaType });
  }
  if (keys.imdbId !== undefined) clauses.push({ imdbId: keys.imdbId });
  return clauses;
}

function fileClauses({ keys }: Observation): Prisma.MediaRequestWhereInput[] {
  const clauses: Prisma.MediaRequestWhereInput[] = [];
  if (keys.path !== undefined)
    clauses.push({ units: { some: { fileName: fileName(keys.path).toLowerCase() } } });
  if (keys.shokoFileId !== undefined)
    clauses.push({ units: { some: { shokoFileId: keys.shokoFileId } } });
  return clauses;
}

function titleClauses({ keys }: Observation): Prisma.MediaRequestWhereInput[] {
  return (keys.titles ?? []).map((title) => ({ searchText: { contains: foldTitle(title) } }));
}

async function idsByDownload(tx: Tx, observation: Observation): Promise<readonly string[]> {
  const keys = downloadKeys(observation);
  if (keys.length === 0) return [];
  const attempts = await tx.attempt.findMany({
    where: { download: { downloadKey: { in: [...keys] } } },
    select: { unit: { select: { requestId: true } } },
  });
  return attempts.map(({ unit }) => unit.requestId);
}
