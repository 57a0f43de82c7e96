import { readSetting, writeSetting } from "../../../store/setting.ts";
import type { Store } from "../../../store/store.ts";
import { PRUNED_THROUGH, type Retention } from "../retention.ts";

/** Rows per transaction: webhooks that arrive meanwhile wait for it. */
export const BATCH_SIZE = 200;

/** Setting with the newest delivery whose body was deleted. */
const EMPTIED_THROUGH = "inbox.emptiedThrough";

const DAY_MS = 86_400_000;
const EMPTY = new Uint8Array();

/** Prunes a batch, the oldest rows first, and returns how many there were: fewer than a batch are the last. */
export type PruneStep = (store: Store) => Promise<number>;

/** Returns what is to be pruned at `now`, by its name. */
export function listSteps(retention: Retention, now: Date): ReadonlyMap<string, PruneStep> {
  const { inboxDays, evidenceDays, historyDays, auditDays } = retention;
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const steps = new Map<string, PruneStep>([
    ["bodies", (store) => emptyDeliveries(store, before(inboxDays))],
    ["deliveries", (store) => deleteDeliveries(store, before(Math.max(inboxDays, evidenceDays)))],
    ["evidence", (store) => deleteEvidence(store, before(evidenceDays))],
    ["audit", (store) => deleteAudit(store, before(auditDays))],
    ["notifications", (store) => deleteNotifications(store, before(NOTIFICATION_DAYS))],
  ]);
  if (historyDays !== null)
    steps.set("history", (store) => deleteHistory(store, before(historyDays)));
  return steps;
}

/** Deletes bodies and keeps the rows: what a service reported when, and the hash by which a repetition is known. */
async function emptyDeliveries({ read, write }: Store, before: Date): Promise<number> {
  const after = Number((await readSetting(read, EMPTIED_THROUGH)) ?? 0);
  const rows = await listDeliveries(read, after);
  const old = takeSettled(rows, before);
  const last = old.at(-1)?.id;
  if (last === undefined) return 0;
  await write(async (tx) => {
    await tx.delivery.updateMany({
      // Somebody may have put one back meanwhile.
      where: { id: { gt: after, lte: last }, status: { not: "PENDING" } },
      data: { body: EMPTY },
    });
    await writeSetting(tx, EMPTIED_THROUGH, String(last));
  });
  return old.length;
}

async function deleteDeliveries({ read, write }: Store, before: Date): Promise<number> {
  const old = takeSettled(await listDeliveries(read, 0), before);
  const last = old.at(-1)?.id;
  if (last === undefined) return 0;
  await write((tx) =>
    tx.delivery.deleteMany({ where: { id: { lte: last }, status: { not: "PENDING" } } }),
  );
  return old.length;
}

interface DeliveryAge {
  readonly id: number;
  readonly receivedAt: Date;
  readonly status: string;
}

function listDeliveries(read: Store["read"], after: number): Promise<readonly DeliveryAge[]> {
  return read.delivery.findMany({
    where: { id: { gt: after } },
    orderBy: { id: "asc" },
    take: BATCH_SIZE,
    select: { id: true, receivedAt: true, status: true },
  });
}

/** Ids are the order of arrival. One that was not applied yet stays, and all after it. */
function takeSettled(rows: readonly DeliveryAge[], before: Date): readonly DeliveryAge[] {
  const end = rows.findIndex((row) => row.receivedAt >= before || row.status === "PENDING");
  return end === -1 ? rows : rows.slice(0, end);
}

async function deleteEvidence({ read, write }: Store, before: Date): Promise<number> {
  const old = await read.transition.findMany({
    where: { evidence: { not: null }, at: { lt: before } },
    orderBy: { at: "asc" },
    take: BATCH_SIZE,
    select: { sequence: true, at: true },
  });
  const last = old.at(-1);
  if (last === undefined) return 0;
  // What was applied goes with the evidence of its time, in the same batches.
  const through = old.length < BATCH_SIZE ? before : last.at;
  await write(async (tx) => {
    await tx.transition.updateMany({
      where: { sequence: { in: old.map(({ sequence }) => sequence) } },
      data: { evidence: null },
    });
    await tx.appliedObservation.deleteMany({ where: { appliedAt: { lt: through } } });
  });
  return old.length;
}

/**
 * Deletes the beginning of the log: the setting says so to a subscriber who stopped there. The newest transition stays,
 * because it says where the log ends.
 */
async function deleteHistory({ read, write }: Store, before: Date): Promise<number> {
  const pruned = BigInt((await readSetting(read, PRUNED_THROUGH)) ?? 0);
  const rows = await read.transition.findMany({
    where: { sequence: { gt: pruned } },
    orderBy: { sequence: "asc" },
    take: BATCH_SIZE + 1,
    select: { sequence: true, at: true },
  });
  const end = rows.findIndex(({ at }) => at >= before);
  const old = rows.slice(0, end === -1 ? -1 : Math.min(end, rows.length - 1));
  const last = old.at(-1)?.sequence;
  if (last === undefined) return 0;
  await write(async (tx) => {
    await tx.transition.deleteMany({ where: { sequence: { gt: pruned, lte: last } } });
    await writeSetting(tx, PRUNED_THROUGH, String(last));
  });
  return old.length;
}

/** What was sent, or given up: kept to see what became of it. */
const NOTIFICATION_DAYS = 30;

async function deleteNotifications({ read, write }: Store, before: Date): Promise<number> {
  const old = await read.notificationMessage.findMany({
    where: { endedAt: { lt: before } },
    orderBy: { endedAt: "asc" },
    take: BATCH_SIZE,
    select: { id: true },
  });
  if (old.length === 0) return 0;
  await write((tx) =>
    tx.notificationMessage.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } }),
  );
  return old.length;
}

async function deleteAudit({ read, write }: Store, before: Date): Promise<number> {
  const old = await read.auditEntry.findMany({
    where: { at: { lt: before } },
    orderBy: { at: "asc" },
    take: BATCH_SIZE,
    select: { id: true },
  });
  if (old.length === 0) return 0;
  await write((tx) => tx.auditEntry.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } }));
  return old.length;
}
