import { downloadKeys } from "../../domain/machine/attempt.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { requestKey } from "../../domain/origin.ts";
import { fileName } from "../../domain/path.ts";
import { foldTitle } from "../../domain/title.ts";
import type { Transition } from "../../store/generated/sqlite/client.ts";
import type { FileKeys, RequestKeys, Rows } from "../../store/rows/rows.ts";
import type { Tx } from "../../store/store.ts";
import type { ProjectionContext } from "./context.ts";
import type { FileListings } from "./file-listings.ts";
import { loadedRow, type LoadedDownload, type LoadedRequest, type RowChange } from "./rows.ts";
import { createHealth, type HealthOf } from "./service-health.ts";

/** A log entry without a sequence. */
export type NewTransition = Omit<Transition, "sequence">;

/** An observation that changed a request, with the transitions of the workspace that came of it. */
export interface Applied {
  readonly requestId: string;
  readonly observation: Observation;
  /** Indexes within `Workspace.transitions`; the end is not included. */
  readonly from: number;
  readonly to: number;
}

/**
 * The rows of one transaction: read once, changed in memory and written once at the end (flush.ts), so that thirteen
 * observations about one show cost one read and one write.
 */
export interface Workspace {
  /** For everything that `rows` does not have. */
  readonly tx: Tx;
  readonly rows: Rows;
  readonly now: Date;
  readonly newId: () => string;
  /** Health of the services that a request passes through. */
  readonly healthOf: HealthOf;
  readonly listings: FileListings;
  readonly requests: Map<string, LoadedRequest>;
  readonly downloads: Map<string, LoadedDownload>;
  readonly transitions: NewTransition[];
  /** Observations without a delivery that changed a request, and the rows that were last compared for that. */
  readonly applied: Applied[];
  readonly compared: Map<RowChange<object>, object>;
  /** Services whose row this transaction has changed. */
  readonly serviceSlugs: Set<string>;
  /** Results of earlier lookups. */
  readonly answers: Map<string, readonly string[]>;
}

export function openWorkspace(
  ctx: ProjectionContext,
  { tx, rows, now }: Pick<Workspace, "tx" | "rows" | "now">,
): Workspace {
  return {
    tx,
    rows,
    now,
    newId: ctx.newId,
    healthOf: createHealth(ctx),
    listings: ctx.listings,
    requests: new Map(),
    downloads: new Map(),
    transitions: [],
    applied: [],
    compared: new Map(),
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
  for (const { row, units } of await work.rows.load(missing)) {
    const loadedUnits = units.map((unit) => ({
      ...loadedRow(unit.row),
      attempts: unit.attempts.map(({ row: attempt, download }) => ({
        ...loadedRow(attempt),
        download: download === null ? null : shareDownload(work, download),
      })),
    }));
    work.requests.set(row.id, { ...loadedRow(row), units: loadedUnits });
  }
}

function shareDownload({ downloads }: Workspace, row: LoadedDownload["row"]): LoadedDownload {
  const known = downloads.get(row.id);
  if (known !== undefined) return known;
  const loaded = loadedRow(row);
  downloads.set(row.id, loaded);
  return loaded;
}

async function candidateIds(work: Workspace, observation: Observation): Promise<readonly string[]> {
  const { rows } = work;
  const { keys } = observation;
  const itemKeys = itemKeysOf(observation);
  const found =
    itemKeys === null ? [] : await remember(work, itemKeys, () => rows.findByKeys(itemKeys));
  // A title that is named and found needs no lookup by file.
  if (found.length > 0 && keys.mediaType !== undefined) return found;
  const fileKeys = fileKeysOf(observation);
  if (fileKeys !== null)
    return [...found, ...(await remember(work, fileKeys, () => rows.findByFile(fileKeys)))];
  if (itemKeys !== null) return found;
  const ofTitles: string[] = [];
  for (const title of new Set((keys.titles ?? []).map(foldTitle)))
    ofTitles.push(...(await remember(work, { title }, () => rows.findByTitle(title))));
  return ofTitles;
}

/** Asks once: the tables do not change before the flush. */
async function remember(
  { answers }: Workspace,
  keys: object,
  lookUp: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const asked = JSON.stringify(keys);
  const answer = answers.get(asked) ?? (await lookUp());
  answers.set(asked, answer);
  return answer;
}

/** Null without any key. */
function itemKeysOf(observation: Observation): RequestKeys | null {
  const { keys, service } = observation;
  const originId = requestKey(keys) ?? null;
  // A TMDB id is unique among movies and among shows.
  const tmdbId = keys.mediaType === undefined ? null : (keys.tmdbId ?? null);
  const known = {
    id: keys.trackedId ?? null,
    originId,
    arrId: keys.arr?.id ?? null,
    tvdbId: keys.tvdbId ?? null,
    tmdbId,
    imdbId: keys.imdbId ?? null,
  };
  const ids = downloadKeys(observation);
  if (ids.length === 0 && Object.values(known).every((id) => id === null)) return null;
  return {
    ...known,
    originService: service,
    arrService: keys.arr?.service ?? null,
    mediaType: keys.mediaType ?? null,
    downloadKeys: ids,
  };
}

/** Null without any key. */
function fileKeysOf({ keys }: Observation): FileKeys | null {
  const { path, shokoFileId = null } = keys;
  if (path === undefined && shokoFileId === null) return null;
  return { fileName: path === undefined ? null : fileName(path).toLowerCase(), shokoFileId };
}
