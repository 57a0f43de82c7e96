import { correlate } from "../../domain/correlation.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import type { ApplyScope, ApplyResult } from "../projection/apply-scope.ts";
import { applyObservation } from "../projection/apply.ts";
import { toCandidates } from "../projection/candidate.ts";
import type { Workspace } from "../projection/workspace.ts";

/** What waits longer than this for a request is let go. */
const RETENTION_MS = 30 * 24 * 60 * 60_000;
/** Looked at whenever something new is tracked; the newest matter most. */
const BATCH_SIZE = 500;

const NEVER_PENDING: ReadonlySet<Observation["kind"]> = new Set([
  "withdrawn",
  "airs",
  "monitoring",
  "heard-available",
  // Nobody has asked for it, and who does so later means what is added then.
  "removed-from-arr",
]);

/** Whether an observation nothing matches yet is worth keeping: a poll says it again by itself. */
export function canBePending({ channel, kind }: Observation): boolean {
  return (channel === "WEBHOOK" || channel === "PUSH") && !NEVER_PENDING.has(kind);
}

/** Keeps an observation until the unit it means is tracked (scenario G11). */
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
      observation: JSON.stringify(observation),
      createdAt: work.now,
    },
    select: { id: true },
  });
}

/** Lets go of what waits for a title that has left its arr: whoever asks for it later gets it under another id. */
export async function forgetPending({ tx }: Workspace, { keys }: Observation): Promise<void> {
  const { arr } = keys;
  if (arr === undefined) return;
  const waiting = await tx.pendingObservation.findMany({ where: { service: arr.service } });
  const over = waiting.filter(({ observation }) => parse(observation).keys.arr?.id === arr.id);
  if (over.length === 0) return;
  await tx.pendingObservation.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
  await tx.delivery.updateMany({
    where: { id: { in: over.flatMap(({ deliveryId }) => deliveryId ?? []) } },
    data: { message: "the title left its arr before anybody asked for it" },
  });
}

/** Whether this transaction made or learnt something a parked observation may have waited for. */
export function hasNews({ requests }: Workspace): boolean {
  return [...requests.values()].some(
    ({ original, row, units }) =>
      original === null ||
      original.seasons !== row.seasons ||
      units.some((unit) => unit.original === null || unit.original.filePath !== unit.row.filePath),
  );
}

/**
 * Applies what waited and fits now, in the order it came. What it moves can make room for more, so it looks until
 * nothing fits. `followBefore`: what the arrs added before that moment and Seerr does not know is followed by itself.
 */
export async function applyPending(
  work: Workspace,
  scopeOf: (deliveryId: number | null) => ApplyScope,
  followBefore?: Date,
): Promise<number> {
  const waiting = await work.tx.pendingObservation.findMany({
    orderBy: { id: "desc" },
    take: BATCH_SIZE,
  });
  let left = waiting
    .toReversed()
    .map(({ observation, ...row }) => ({ ...row, observation: parse(observation) }));
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
  await work.tx.pendingObservation.deleteMany({
    where: { createdAt: { lt: new Date(work.now.getTime() - RETENTION_MS) } },
  });
  return applied;
}

/** Only what this transaction has loaded can be new to it, so no query is spent on the rest. */
function mayFit(
  { requests }: Workspace,
  { observation, createdAt }: { readonly observation: Observation; readonly createdAt: Date },
  followBefore: Date | undefined,
): boolean {
  const isAddition = observation.kind === "requested" || observation.kind === "approved";
  if (followBefore !== undefined && isAddition && createdAt < followBefore) return true;
  return correlate(observation, toCandidates([...requests.values()])).kind === "found";
}

async function settlePending(
  { tx, now }: Workspace,
  { id, deliveryId }: { readonly id: number; readonly deliveryId: number | null },
  { outcome, reasons }: ApplyResult,
): Promise<void> {
  await tx.pendingObservation.delete({ where: { id } });
  if (deliveryId === null) return;
  const status = outcome === "ignored" ? "IGNORED" : "APPLIED";
  const message = outcome === "ignored" ? reasons.join("; ") : "applied once its request was known";
  await tx.delivery.updateMany({
    where: { id: deliveryId },
    data: { status, message, appliedAt: now },
  });
}

/** Written by `park` alone, from an Observation. */
function parse(json: string): Observation {
  return JSON.parse(json) as Observation;
}
