import { clean } from "../../store/clean.ts";
import { StoreError } from "../../store/error.ts";
import type { Delivery } from "../../store/generated/sqlite/client.ts";
import { NO_CHANGE, type Change } from "../core/bus.ts";
import type { TrackingContext } from "../core/context.ts";
import { scopeOf } from "../projection/environment.ts";
import { flush } from "../projection/flush.ts";
import { openWorkspace } from "../projection/workspace.ts";
import { applyDelivery, readDelivery, type DeliveryOutcome } from "./interpret.ts";
import { noteDeliveries } from "./note-deliveries.ts";
import { applyPending, hasNews } from "./pending.ts";

/** After so many tries a delivery is FAILED and the lane goes on: a poison body must not stop it at every start. */
const MAX_TRIES = 3;
/** Deliveries that share one transaction; small enough to let inserts in between. */
const BATCH = 10;
const RETRY_MS = 500;

/** The one lane in which stored deliveries are applied, in the order of their arrival. */
export interface InboxWorker {
  /** Something new is in the inbox, or something was put back. */
  wake(): void;
  /** Resolves once nothing is pending. */
  idle(): Promise<void>;
  /** Finishes the batch at hand and stops. */
  stop(): Promise<void>;
}

/** Starts the lane; `onApplied` hears which services delivered something, so that they can be asked soon. */
export function startInboxWorker(
  ctx: TrackingContext,
  onApplied: (slugs: ReadonlySet<string>) => void,
): InboxWorker {
  let isStopped = false;
  let isWanted = true;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        let hasMore = true;
        while (hasMore && !isStopped) hasMore = await applyBatch(ctx, onApplied);
      } catch (error) {
        ctx.log.warn({ err: error }, "the lane waits for the database");
        isWanted = true;
        await new Promise<void>((resolve) => ctx.clock.after(RETRY_MS, resolve));
      }
    }
  }

  function wake(): void {
    isWanted = true;
    running ??= drain().finally(() => {
      running = null;
      if (isWanted && !isStopped) wake();
    });
  }

  wake();
  return {
    wake,
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}

/** Applies the oldest pending deliveries; false when there are none. */
async function applyBatch(
  ctx: TrackingContext,
  onApplied: (slugs: ReadonlySet<string>) => void,
): Promise<boolean> {
  const ids = await takeBatch(ctx);
  if (ids.length === 0) return false;
  try {
    await applyTogether(ctx, ids, onApplied);
  } catch (error) {
    if (error instanceof StoreError && error.code !== "FAILED") {
      await giveBack(ctx, ids);
      throw error;
    }
    await applyOneByOne(ctx, ids, onApplied);
  }
  return true;
}

/** The tries are counted before applying, so that a crash while applying counts too. */
async function takeBatch(ctx: TrackingContext): Promise<readonly number[]> {
  const pending = await ctx.store.read.delivery.findMany({
    where: { status: "PENDING" },
    orderBy: { id: "asc" },
    take: BATCH,
    select: { id: true, tries: true },
  });
  if (pending.length === 0) return [];
  // What was tried before goes alone: it may be what brings the others down.
  const first = pending[0];
  const taken =
    first !== undefined && first.tries > 0 ? [first] : pending.filter(({ tries }) => tries === 0);
  const ids = taken.map(({ id }) => id);
  await ctx.store.write((tx) =>
    tx.delivery.updateMany({ where: { id: { in: ids } }, data: { tries: { increment: 1 } } }),
  );
  return ids;
}

async function giveBack(ctx: TrackingContext, ids: readonly number[]): Promise<void> {
  await ctx.store
    .write((tx) =>
      tx.delivery.updateMany({
        where: { id: { in: [...ids] } },
        data: { tries: { decrement: 1 } },
      }),
    )
    .catch((error: unknown) => ctx.log.warn({ err: error }, "could not give a batch back"));
}

async function applyOneByOne(
  ctx: TrackingContext,
  ids: readonly number[],
  onApplied: (slugs: ReadonlySet<string>) => void,
): Promise<void> {
  for (const id of ids) {
    try {
      await applyTogether(ctx, [id], onApplied);
    } catch (error) {
      if (error instanceof StoreError && error.code !== "FAILED") throw error;
      ctx.log.error({ err: error, delivery: id }, "a delivery could not be applied");
      await countFailure(ctx, id);
    }
  }
}

async function countFailure(ctx: TrackingContext, id: number): Promise<void> {
  const message = "could not be applied; the log tells more under this delivery's id";
  await ctx.store.write((tx) =>
    tx.delivery.updateMany({
      where: { id, tries: { gte: MAX_TRIES } },
      data: { status: "FAILED", message },
    }),
  );
}

async function applyTogether(
  ctx: TrackingContext,
  ids: readonly number[],
  onApplied: (slugs: ReadonlySet<string>) => void,
): Promise<void> {
  const { change, deliveries, concerned } = await ctx.serially(() =>
    ctx.store.write(async (tx) => {
      const now = ctx.clock.now();
      const work = openWorkspace(ctx, tx, now);
      const rows = await tx.delivery.findMany({
        where: { id: { in: [...ids] }, status: "PENDING" },
        orderBy: { id: "asc" },
      });
      const asked = new Set<string>();
      for (const delivery of rows) {
        const reading = readDelivery(ctx, delivery);
        if (reading.kind === "read" && reading.isAboutService === true) asked.add(delivery.service);
        const outcome = await applyDelivery(ctx, work, delivery, reading);
        await tx.delivery.update({
          where: { id: delivery.id },
          data: { ...outcome, ...storable(outcome), appliedAt: now },
          select: { id: true },
        });
        logProgress(ctx, delivery, outcome);
      }
      if (hasNews(work)) await applyPending(work, (deliveryId) => scopeOf(ctx, now, deliveryId));
      const written: Change =
        work.requests.size === 0 && work.downloads.size === 0 ? NO_CHANGE : await flush(work);
      const seen = await noteDeliveries(ctx, tx, rows);
      return { change: { ...written, serviceSlugs: seen }, deliveries: rows, concerned: asked };
    }),
  );
  ctx.bus.publish(change);
  for (const slug of concerned) ctx.services.running.get(slug)?.wake();
  onApplied(new Set(deliveries.map(({ service }) => service)));
}

/** An event's name comes from outside as it is; PostgreSQL refuses some text. */
function storable({ event, message }: DeliveryOutcome): Pick<DeliveryOutcome, "event" | "message"> {
  return {
    event: event === null ? null : clean(event),
    message: message === null ? null : clean(message),
  };
}

function logProgress(
  { log }: TrackingContext,
  { id, service }: Delivery,
  { status, event, message }: DeliveryOutcome,
): void {
  log.debug({ delivery: id, service, event, status, message }, "delivery applied");
}
