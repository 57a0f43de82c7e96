import { takeNumbers } from "../../store/counter.ts";
import type { Transition } from "../../store/generated/sqlite/client.ts";
import { NO_CHANGE, type Change, type WrittenTransition } from "../core/bus.ts";
import { noteStages } from "./card.ts";
import { changesOf, type LoadedAttempt, type LoadedRequest, type RowChange } from "./rows.ts";
import { summarise } from "./summary.ts";
import type { Workspace } from "./workspace.ts";

/** What a commit changed, and how much of it is new. */
export interface Flushed extends Change {
  /** Requests that were not tracked before. */
  readonly added: number;
  /** Newly learnt ids of requests and units that were tracked before. */
  readonly idsFilled: number;
}

/** Rows per statement: SQLite limits the number of parameters. */
const ROWS_PER_INSERT = 100;

/**
 * Writes what the workspace has changed, and returns the change for subscribers. Sequences and versions are taken last,
 * so that their order is the order of commits.
 */
export async function flush(work: Workspace): Promise<Flushed> {
  noteStages(work);
  const requests = [...work.requests.values()];
  for (const request of requests) summarise(request, work);
  const touched = requests.filter((request) => isTouched(request));
  const downloadIds = await writeDownloads(work);
  const created = touched.filter(({ original }) => original === null);
  const units = touched.flatMap((request) => request.units);
  const attempts = units.flatMap((unit) => unit.attempts);

  await writeReusedOrigins(work, touched);
  await insertAll(
    created.map(({ row }) => row),
    (data) => work.tx.mediaRequest.createMany({ data }),
  );
  await insertAll(newRows(units), (data) => work.tx.unit.createMany({ data }));
  await insertAll(newRows(attempts), (data) => work.tx.attempt.createMany({ data }));
  for (const unit of units)
    await updateRow(unit, (id, data) =>
      work.tx.unit.update({ where: { id }, data, select: { id: true } }),
    );
  for (const attempt of attempts) {
    await updateRow(attempt, (id, data) =>
      work.tx.attempt.update({ where: { id }, data, select: { id: true } }),
    );
  }
  const transitions = await writeTransitions(work);
  await writeVersions(work, touched);
  return {
    ...NO_CHANGE,
    sequence: transitions.at(-1)?.sequence ?? null,
    transitions: withRelations(work, transitions),
    requestIds: touched.map(({ row }) => row.id),
    requests: touched.map(({ row }) => row),
    downloadIds,
    serviceSlugs: [...work.serviceSlugs],
    added: created.length,
    idsFilled: countFilled(touched, REQUEST_IDS) + countFilled(units, UNIT_IDS),
  };
}

const REQUEST_IDS = ["tmdbId", "tvdbId", "imdbId", "arrId"] as const;
const UNIT_IDS = ["arrId", "tvdbId", "fileId", "shokoFileId", "libraryItemId"] as const;

function countFilled<T extends object>(
  rows: readonly RowChange<T>[],
  columns: readonly (keyof T)[],
): number {
  return rows.reduce((count, { original, row }) => {
    if (original === null) return count;
    return count + columns.filter((id) => original[id] === null && row[id] !== null).length;
  }, 0);
}

function isTouched(request: LoadedRequest): boolean {
  return (
    changesOf(request) !== null ||
    request.units.some((unit) => changesOf(unit) !== null || unit.attempts.some(isAttemptTouched))
  );
}

function isAttemptTouched(attempt: LoadedAttempt): boolean {
  return (
    changesOf(attempt) !== null ||
    (attempt.download !== null && changesOf(attempt.download) !== null)
  );
}

/** Before the inserts: a new request may take the id, which is unique. */
async function writeReusedOrigins(
  { tx }: Workspace,
  touched: readonly LoadedRequest[],
): Promise<void> {
  for (const { original, row } of touched) {
    const { id, originReuse } = row;
    if (original === null || original.originReuse === originReuse) continue;
    await tx.mediaRequest.update({ where: { id }, data: { originReuse }, select: { id: true } });
  }
}

async function writeDownloads(work: Workspace): Promise<readonly string[]> {
  const changed = [...work.downloads.values()].filter((download) => changesOf(download) !== null);
  for (const download of changed) download.row = { ...download.row, updatedAt: work.now };
  await insertAll(newRows(changed), (data) => work.tx.download.createMany({ data }));
  for (const download of changed) {
    await updateRow(download, (id, data) =>
      work.tx.download.update({ where: { id }, data, select: { id: true } }),
    );
  }
  return changed.map(({ row }) => row.id);
}

function newRows<T>(
  all: readonly { readonly original: T | null; readonly row: T }[],
): readonly T[] {
  return all.filter(({ original }) => original === null).map(({ row }) => row);
}

async function insertAll<T>(
  rows: readonly T[],
  insert: (data: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await insert(rows.slice(start, start + ROWS_PER_INSERT));
  }
}

async function updateRow<T extends { readonly id: string }>(
  tracked: { readonly original: T | null; row: T },
  update: (id: string, data: Partial<T>) => Promise<unknown>,
): Promise<void> {
  if (tracked.original === null) return;
  const changed = changesOf(tracked);
  if (changed !== null) await update(tracked.row.id, changed);
}

async function writeTransitions({ tx, transitions }: Workspace): Promise<readonly Transition[]> {
  if (transitions.length === 0) return [];
  const first = await takeNumbers(tx, "transition", transitions.length);
  const numbered = transitions.map((transition, index) => ({
    ...transition,
    sequence: first + BigInt(index),
  }));
  await insertAll(numbered, (data) => tx.transition.createMany({ data }));
  return numbered;
}

/** Called last, when the rows are as they were written. */
function withRelations(
  { requests }: Workspace,
  transitions: readonly Transition[],
): readonly WrittenTransition[] {
  if (transitions.length === 0) return [];
  const loaded = [...requests.values()];
  const units = new Map(loaded.flatMap((request) => request.units.map(({ row }) => [row.id, row])));
  return transitions.flatMap((transition) => {
    const { requestId, unitId, deliveryId } = transition;
    const request = requests.get(requestId)?.row;
    const unit = unitId === null ? null : units.get(unitId);
    if (request === undefined || unit === undefined) return [];
    const delivery = deliveryId === null ? null : { id: deliveryId };
    return [{ ...transition, request, unit, delivery }];
  });
}

async function writeVersions(
  { tx, now }: Workspace,
  touched: readonly LoadedRequest[],
): Promise<void> {
  if (touched.length === 0) return;
  const first = await takeNumbers(tx, "version", touched.length);
  for (const [index, request] of touched.entries()) {
    const numbers = { version: first + BigInt(index), updatedAt: now };
    const changed = request.original === null ? {} : changesOf(request);
    await tx.mediaRequest.update({
      where: { id: request.row.id },
      data: { ...changed, ...numbers },
      select: { id: true },
    });
    request.row = { ...request.row, ...numbers };
  }
}
