import type { Transition } from "../../store/generated/sqlite/client.ts";
import type { RowUpdate } from "../../store/rows/rows.ts";
import { NO_CHANGE, type Change, type WrittenTransition } from "../core/bus.ts";
import { noteStages } from "./card.ts";
import { eventsOf } from "./notification-events.ts";
import { toAppliedRows } from "./record-applied.ts";
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
  await work.rows.insert("MediaRequest", newRows(created));
  await work.rows.insert("Unit", newRows(units));
  await work.rows.insert("Attempt", newRows(attempts));
  await work.rows.update("Unit", updatesOf(units));
  await work.rows.update("Attempt", updatesOf(attempts));
  const events = touched.flatMap((request) => eventsOf(request, work));
  await work.rows.insert("NotificationEvent", events);
  const transitions = await writeTransitions(work);
  const first = transitions.at(0)?.sequence ?? null;
  await work.rows.insert("AppliedObservation", toAppliedRows(work, first));
  await writeVersions(work, touched);
  return {
    ...NO_CHANGE,
    sequence: transitions.at(-1)?.sequence ?? null,
    transitions: withRelations(work, transitions),
    requestIds: touched.map(({ row }) => row.id),
    requests: touched.map(({ row }) => row),
    downloadIds,
    downloads: new Map([...work.downloads].map(([id, { row }]) => [id, row])),
    serviceSlugs: [...work.serviceSlugs],
    hasNews: events.length > 0,
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
  { rows }: Workspace,
  touched: readonly LoadedRequest[],
): Promise<void> {
  const reused = touched.filter(
    ({ original, row }) => original !== null && original.originReuse !== row.originReuse,
  );
  await rows.update(
    "MediaRequest",
    reused.map(({ row: { id, originReuse } }) => ({ id, changed: { originReuse } })),
  );
}

async function writeDownloads(work: Workspace): Promise<readonly string[]> {
  const changed = [...work.downloads.values()].filter((download) => changesOf(download) !== null);
  for (const download of changed) download.row = { ...download.row, updatedAt: work.now };
  await work.rows.insert("Download", newRows(changed));
  await work.rows.update("Download", updatesOf(changed));
  return changed.map(({ row }) => row.id);
}

function newRows<T>(all: readonly RowChange<T>[]): readonly T[] {
  return all.filter(({ original }) => original === null).map(({ row }) => row);
}

function updatesOf<T extends { readonly id: string }>(
  all: readonly RowChange<T>[],
): readonly RowUpdate<T>[] {
  return all.flatMap((tracked) => {
    const changed = tracked.original === null ? null : changesOf(tracked);
    return changed === null ? [] : [{ id: tracked.row.id, changed }];
  });
}

async function writeTransitions({ rows, transitions }: Workspace): Promise<readonly Transition[]> {
  if (transitions.length === 0) return [];
  const first = await rows.takeNumbers("transition", transitions.length);
  const numbered = transitions.map((transition, index) => ({
    ...transition,
    sequence: first + BigInt(index),
  }));
  await rows.insert("Transition", numbered);
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
  { rows, now }: Workspace,
  touched: readonly LoadedRequest[],
): Promise<void> {
  if (touched.length === 0) return;
  const first = await rows.takeNumbers("version", touched.length);
  const updates = touched.map((request, index) => {
    const numbers = { version: first + BigInt(index), updatedAt: now };
    const changed = request.original === null ? null : changesOf(request);
    request.row = { ...request.row, ...numbers };
    return { id: request.row.id, changed: { ...changed, ...numbers } };
  });
  await rows.update("MediaRequest", updates);
}
