import { clean } from "../../store/clean.ts";
import { StoreError } from "../../store/error.ts";
import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { createScopes } from "../projection/environment.ts";
import { transact } from "../projection/transact.ts";
import { applyDelivery, readDelivery, type DeliveryOutcome } from "./interpret.ts";
import { noteDeliveries } from "./note-deliveries.ts";
import { applyPending, hasNews } from "./pending.ts";

/** After so many tries a delivery is FAILED: a body that cannot be applied must not stop the inbox at every start. */
const MAX_TRIES = 3;
/** Deliveries that share one transaction; small enough to let inserts in between. */
const BATCH_SIZE = 10;

/** The services whose deliveries were applied. */
export interface AppliedDeliveries {
  readonly from: ReadonlySet<string>;
  /** Those that reported on themselves, such as a health check. */
  readonly aboutService: ReadonlySet<string>;
}

export type OnApplied = (applied: AppliedDeliveries) => void;

/** Applies the oldest pending deliveries. Returns false when there are none. */
export async function applyBatch(ctx: ProjectionContext, onApplied: OnApplied): Promise<boolean> {
  const ids = await takeBatch(ctx);
  if (ids.length === 0) return false;
  try {
    await applyTogether(ctx, ids, onApplied);
  } catch (error) {
    if (error instanceof StoreError && error.code !== "FAILED") {
      await returnBatch(ctx, ids);
      throw error;
    }
    await applyOneByOne(ctx, ids, onApplied);
  }
  return true;
}

/** Counts the tries before applying, so that a crash while applying counts too. */
async function takeBatch(ctx: CoreContext): Promise<readonly number[]> {
  const pending = await ctx.store.read.delivery.findMany({
    where: { status: "PENDING" },
    orderBy: { id: "asc" },
    take: BATCH_SIZE,
    select: { id: true, tries: true },
  });
  if (pending.length === 0) return [];
  // A delivery that was tried before is applied alone: it may be the one that makes the batch fail.
  const first = pending[0];
  const taken =
    first !== undefined && first.tries > 0 ? [first] : pending.filter(({ tries }) => tries === 0);
  const ids = taken.map(({ id }) => id);
  await ctx.store.write((tx) =>
    tx.delivery.updateMany({ where: { id: { in: ids } }, data: { tries: { increment: 1 } } }),
  );
  return ids;
}

async function returnBatch(ctx: CoreContext, ids: readonly number[]): Promise<void> {
  await ctx.store
    .write((tx) =>
      tx.delivery.updateMany({
        where: { id: { in: [...ids] } },
        data: { tries: { decrement: 1 } },
      }),
    )
    .catch((error: unknown) =>
      ctx.log.warn({ err: error }, "deliveries could not be returned to the inbox"),
    );
}

async function applyOneByOne(
  ctx: ProjectionContext,
  ids: readonly number[],
  onApplied: OnApplied,
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

async function countFailure(ctx: CoreContext, id: number): Promise<void> {
  const message = "could not be applied; see the log for this delivery's id";
  await ctx.store.write((tx) =>
    tx.delivery.updateMany({
      where: { id, tries: { gte: MAX_TRIES } },
      data: { status: "FAILED", message },
    }),
  );
}

async function applyTogether(
  ctx: ProjectionContext,
  ids: readonly number[],
  onApplied: OnApplied,
): Promise<void> {
  const { result } = await transact(ctx, {}, async (work) => {
    const { tx, rows, now, serviceSlugs } = work;
    const deliveries = await tx.delivery.findMany({
      where: { id: { in: [...ids] }, status: "PENDING" },
      orderBy: { id: "asc" },
    });
    const scopeOf = createScopes(ctx, now);
    const aboutService = new Set<string>();
    for (const delivery of deliveries) {
      const reading = readDelivery(ctx, delivery);
      if (reading.kind === "read" && reading.isAboutService === true)
        aboutService.add(delivery.service);
      const outcome = await applyDelivery(work, delivery, reading, scopeOf(delivery.id));
      await rows.setOutcome(delivery.id, { ...outcome, ...storable(outcome), appliedAt: now });
      logOutcome(ctx, delivery, outcome);
    }
    if (hasNews(work)) await applyPending(work, scopeOf);
    for (const slug of await noteDeliveries(ctx, rows, deliveries)) serviceSlugs.add(slug);
    return { from: new Set(deliveries.map(({ service }) => service)), aboutService };
  });
  onApplied(result);
}

/** The event's name is not checked, and PostgreSQL refuses some characters. */
function storable({ event, message }: DeliveryOutcome): Pick<DeliveryOutcome, "event" | "message"> {
  return {
    event: event === null ? null : clean(event),
    message: message === null ? null : clean(message),
  };
}

function logOutcome(
  { log }: CoreContext,
  { id, service }: Delivery,
  { status, event, message }: DeliveryOutcome,
): void {
  log.debug({ delivery: id, service, event, status, message }, "delivery applied");
}
