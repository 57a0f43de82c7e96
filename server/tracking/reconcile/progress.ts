import type { SyncMessage } from "../../domain/message/sync.ts";
import { toCoded, type TrackerMessage } from "../../domain/message/tracker-message.ts";
import type { SyncKind, SyncStatus } from "../../domain/sync.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { syncColumns, type SyncPosition } from "../../store/column/sync.ts";
import type { Sync } from "../../store/generated/sqlite/client.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { CoreContext } from "../core/context.ts";
import { countStuckRequests } from "../core/count-problems.ts";
import type { Observed } from "../ingest/observe.ts";
import type { ServicesContext } from "../services/context.ts";

/** The report of one sync, written as it progresses. */
export interface ReportHandle {
  readonly id: string;
  readonly kind: SyncKind;
  readonly startedAt: Date;
  position(): SyncPosition;
  /** Adds a message about something that failed, once each. */
  addMessage(message: TrackerMessage): void;
  count(observed: Observed): void;
  /** Writes the current step. `done` counts requests. */
  notify(
    step: SyncMessage,
    change?: Partial<Pick<Sync, "done" | "total">>,
    position?: SyncPosition,
  ): Promise<void>;
  finish(status: SyncStatus): Promise<void>;
  fail(): Promise<void>;
}

/** Creates the report of a new sync. */
export async function beginReport(
  ctx: CoreContext,
  {
    kind,
    by,
    requestId = null,
  }: { readonly kind: SyncKind; readonly by: string | null; readonly requestId?: string | null },
): Promise<ReportHandle> {
  const row = await ctx.store.write((tx) =>
    tx.sync.create({
      data: {
        id: ctx.newId(),
        kind,
        status: "RUNNING",
        by,
        requestId,
        ...toCodedColumns("step", { code: "ASKING_SERVICES", params: {} }),
        startedAt: ctx.clock.now(),
      },
    }),
  );
  return handle(ctx, row);
}

/** Returns the report of a first sync that a restart has interrupted, to continue there; null when there is none. */
export async function findUnfinished(ctx: ServicesContext): Promise<ReportHandle | null> {
  const row = await ctx.store.read.sync.findFirst({
    where: { kind: "FIRST", status: { in: ["RUNNING", "STOPPED"] } },
    orderBy: { startedAt: "desc" },
  });
  if (row === null) return null;
  await ctx.store.write((tx) =>
    tx.sync.update({ where: { id: row.id }, data: { status: "RUNNING" }, select: { id: true } }),
  );
  return handle(ctx, row);
}

/** Returns whether a first sync is done. */
export async function hasHadFirst({ store }: CoreContext): Promise<boolean> {
  const first = await store.read.sync.findFirst({
    where: { kind: "FIRST", status: "DONE" },
    select: { id: true },
  });
  return first !== null;
}

/** Marks syncs as STOPPED that a crash has interrupted, except the first. */
export async function closeAbandoned(ctx: CoreContext): Promise<void> {
  await ctx.store.write((tx) =>
    tx.sync.updateMany({
      where: { status: "RUNNING", kind: { not: "FIRST" } },
      data: { status: "STOPPED", endedAt: ctx.clock.now() },
    }),
  );
}

function handle(ctx: CoreContext, row: Sync): ReportHandle {
  const messages = [...syncColumns.messages.read(row)];
  const changed = new Set<string>();
  const before = row.changed;
  let { added, idsFilled, done, total } = row;
  let step = { step: row.step, stepCode: row.stepCode, stepParams: row.stepParams };
  let position = syncColumns.position.read(row);

  async function write(extra: Partial<Sync> = {}): Promise<void> {
    await ctx.store.write((tx) =>
      tx.sync.update({
        where: { id: row.id },
        data: {
          ...step,
          done,
          total,
          checked: done,
          added,
          idsFilled,
          changed: before + changed.size,
          messages: syncColumns.messages.write(messages),
          position: syncColumns.position.write(position),
          ...extra,
        },
        select: { id: true },
      }),
    );
    ctx.bus.publish({ ...NO_CHANGE, syncIds: [row.id] });
  }

  function addMessage(failure: TrackerMessage): void {
    const coded = toCoded(failure);
    if (!messages.some(({ message }) => message === coded.message)) messages.push(coded);
  }

  async function finish(status: SyncStatus): Promise<void> {
    const problems = await countStuckRequests(ctx);
    await write({ status, problems, endedAt: ctx.clock.now() });
  }

  return {
    id: row.id,
    kind: syncColumns.kind.read(row),
    startedAt: row.startedAt,
    position: () => position,
    addMessage,
    count(observed) {
      for (const id of observed.requestIds) changed.add(id);
      added += observed.added;
      idsFilled += observed.idsFilled;
    },
    async notify(message, change = {}, next = position) {
      step = toCodedColumns("step", message);
      done = change.done ?? done;
      total = change.total ?? total;
      position = next;
      await write();
    },
    finish,
    async fail() {
      addMessage({ code: "SYNC_FAILED", params: {} });
      await finish("FAILED");
    },
  };
}
