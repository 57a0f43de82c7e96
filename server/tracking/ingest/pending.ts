import { correlate } from "../../domain/correlation.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { isOtherTitle } from "../../domain/same-title.ts";
import {
  formatPendingObservation,
  readPendingObservation,
} from "../../store/column/pending-observation.ts";
import type { ApplyScope, ObservationResult } from "../projection/apply-scope.ts";
import { applyObservation } from "../projection/apply.ts";
import { toCandidates } from "../projection/candidate.ts";
import type { LoadedRequest } from "../projection/rows.ts";
import type { Workspace } from "../projection/workspace.ts";

/** A pending observation older than this is deleted. */
const RETENTION_MS = 30 * 24 * 60 * 60_000;
/** Number of pending observations read whenever something new is tracked, the newest. */
const BATCH_SIZE = 500;

/**
 * An event that came so long before its request is about an earlier request for the title. Events of the same request
 * overtake it by seconds, and the clocks of the services differ.
 */
const MAX_LEAD_MS = 10 * 60_000;

const NEVER_PENDING: ReadonlySet<Observation["kind"]> = new Set([
  "withdrawn",
  "airs",
  "monitoring",
  "heard-available",
  // No request is tracked for the title, and a later request is for a title that is added then.
  "removed-from-arr",
  // The import of a later request names the place where the file is then.
  "file-renamed",
]);

/** Whether an unmatched observation is kept. A poll is not: the next poll repeats it. */
export function canBePending({ channel, kind }: Observation): boolean {
  return (channel === "WEBHOOK" || channel === "PUSH") && !NEVER_PENDING.has(kind);
}

/** Keeps an observation until its unit is tracked (scenario G11). */
export async function keepPending(
  work: Workspace,
  observation: Observation,
  deliveryId: number | null,
): Promise<void> {
  await work.tx.pendingObservation.create({
    data: {
      deliveryId,
      service: observation.service,
      kind: observation.kind,
      observation: formatPendingObservation(observation),
      createdAt: work.now,
    },
    select: { id: true },
  });
}

/** Deletes the pending observations of a title that was removed from its arr: added again, it has another id. */
export async function forgetPending({ tx }: Workspace, { keys }: Observation): Promise<void> {
  const { arr } = keys;
  if (arr === undefined) return;
  const waiting = await tx.pendingObservation.findMany({ where: { service: arr.service } });
  const over = waiting.filter((row) => {
    const other = readPendingObservation(row)?.keys;
    return other?.arr?.id === arr.id && !isOtherTitle(other, keys);
  });
  if (over.length === 0) return;
  await tx.pendingObservation.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
  await tx.delivery.updateMany({
    where: { id: { in: over.flatMap(({ deliveryId }) => deliveryId ?? []) } },
    data: { message: "the title left its arr before anybody asked for it" },
  });
}

/** Whether this transaction created or learnt something that a pending observation may match. */
export function hasNews({ requests }: Workspace): boolean {
  return [...requests.values()].some(
    ({ original, row, units }) =>
      original === null ||
      original.seasons !== row.seasons ||
      original.arrService !== row.arrService ||
      units.some((unit) => unit.original === null || unit.original.filePath !== unit.row.filePath),
  );
}

/**
 * Applies the pending observations that match now, in the order they came. Each may let others match, so it repeats until
 * none does. `followBefore`: titles that were added in an arr before that moment and have no request in Seerr are tracked.
 */
export async function applyPending(
  work: Workspace,
  scopeOf: (deliveryId: number | null) => ApplyScope,
  followBefore?: Date,
): Promise<number> {
  if (!(await work.rows.hasPendingObservations())) return 0;
  const waiting = await work.tx.pendingObservation.findMany({
    orderBy: { id: "desc" },
    take: BATCH_SIZE,
  });
  let left = waiting.toReversed().flatMap((row) => {
    const observation = readPendingObservation(row);
    return observation === null ? [] : [{ ...row, observation }];
  });
  let applied = 0;
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    const still: typeof left = [];
    for (const row of left) {
      if (!mayFit(work, row, followBefore)) {
        still.push(row);
        continue;
      }
      const result = await applyObservation(work, row.observation, scopeOf(row.deliveryId));
      if (result.outcome === "unmatched") {
        still.push(row);
        continue;
      }
      await settlePending(work, row, result);
      applied += 1;
      isMoving = true;
    }
    left = still;
  }
  await deleteExpired(work);
  return applied;
}

/** Keeps what cannot be read: a later release may read it. */
async function deleteExpired({ tx, now }: Workspace): Promise<void> {
  const expired = await tx.pendingObservation.findMany({
    where: { createdAt: { lt: new Date(now.getTime() - RETENTION_MS) } },
    select: { id: true, observation: true },
  });
  const ids = expired.filter((row) => readPendingObservation(row) !== null).map(({ id }) => id);
  if (ids.length > 0) await tx.pendingObservation.deleteMany({ where: { id: { in: ids } } });
}

/** Whether an observation may match now. Only requests loaded in this transaction can be new, so no query is needed. */
function mayFit(
  { requests }: Workspace,
  { observation, createdAt }: { readonly observation: Observation; readonly createdAt: Date },
  followBefore: Date | undefined,
): boolean {
  const isAddition = observation.kind === "requested" || observation.kind === "approved";
  if (followBefore !== undefined && isAddition && createdAt < followBefore) return true;
  const possible = [...requests.values()].filter((request) => !isOfEarlier(request, createdAt));
  return correlate(observation, toCandidates(possible)).kind === "found";
}

/** Whether what arrived then cannot be about this request, which was made later. */
function isOfEarlier({ row }: LoadedRequest, arrivedAt: Date): boolean {
  // A title that was added in an arr is tracked later than its first events.
  return row.origin === "seerr" && row.createdAt.getTime() - arrivedAt.getTime() > MAX_LEAD_MS;
}

/** The message of a delivery that waited for its request. */
export const APPLIED_LATE = "applied once its request was known";

async function settlePending(
  { tx, now }: Workspace,
  { id, deliveryId }: { readonly id: number; readonly deliveryId: number | null },
  { outcome, reasons, requestIds }: ObservationResult,
): Promise<void> {
  await tx.pendingObservation.delete({ where: { id } });
  if (deliveryId === null) return;
  const status = outcome === "ignored" ? "IGNORED" : "APPLIED";
  const message = outcome === "ignored" ? reasons.join("; ") : APPLIED_LATE;
  await tx.delivery.updateMany({
    where: { id: deliveryId },
    data: { status, message, appliedAt: now },
  });
  const [requestId] = requestIds;
  if (requestId !== undefined)
    await tx.deliverySubject.updateMany({ where: { deliveryId }, data: { requestId } });
}
