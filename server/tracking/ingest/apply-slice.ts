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
import { countFailure, countTries, findLastPending, returnTries } from "./tries.ts";

/** Work in one transaction: short, because webhooks that arrive meanwhile wait for it. */
const SLICE_MS = 3;
/** Deliveries that are read at once; more than a slice applies. */
const MAX_DELIVERIES = 10;

/** The services whose deliveries were applied. */
export interface AppliedDeliveries {
  readonly from: ReadonlySet<string>;
  /** Those that reported on themselves, such as a health check. */
  readonly aboutService: ReadonlySet<string>;
}

export type OnApplied = (applied: AppliedDeliveries) => void;

/**
 * Returns a function that applies the oldest pending deliveries, as many as a slice has time for. It resolves to false when
 * none is left.
 */
export function createSlices(ctx: ProjectionContext, onApplied: OnApplied): () => Promise<boolean> {
  /** What was pending at the start may have ended the last process; 0: all of it is applied. */
  let lastSuspect: number | null = null;

  return async () => {
    lastSuspect ??= await findLastPending(ctx);
    const suspects = lastSuspect === 0 ? [] : await countTries(ctx, lastSuspect, MAX_DELIVERIES);
    if (suspects.length === 0) lastSuspect = 0;
    const slice = createSlice(suspects);
    try {
      return await slice.apply(ctx, onApplied);
    } catch (error) {
      if (isTransient(error)) {
        await returnTries(ctx, suspects);
        throw error;
      }
      await applyOneByOne(ctx, slice.begun(), { isCounted: suspects.length > 0, onApplied });
      return true;
    }
  };
}

interface Slice {
  /** Resolves to whether more may be pending. */
  apply(ctx: ProjectionContext, onApplied: OnApplied): Promise<boolean>;
  /** Ids of the deliveries that it has begun to apply. */
  begun(): readonly number[];
}

/** `only`: ids of the deliveries to apply, however long it takes; empty for any. */
function createSlice(only: readonly number[]): Slice {
  const isChosen = only.length > 0;
  let begun: number[] = [];
  return {
    begun: () => begun,
    async apply(ctx, onApplied) {
      const { result } = await transact(ctx, {}, async (work) => {
        const { rows, now, serviceSlugs } = work;
        begun = [];
        const pending = await rows.listPending(MAX_DELIVERIES);
        const wanted = isChosen ? pending.filter(({ id }) => only.includes(id)) : pending;
        const scopeOf = createScopes(ctx, now);
        const aboutService = new Set<string>();
        const applied: Delivery[] = [];
        for (const delivery of wanted) {
          const [first] = applied;
          if (first !== undefined && !isChosen && isFull(ctx, now, [first, delivery])) break;
          begun.push(delivery.id);
          const reading = readDelivery(ctx, delivery);
          if (reading.kind === "read" && reading.isAboutService === true)
            aboutService.add(delivery.service);
          const outcome = await applyDelivery(work, delivery, reading, scopeOf(delivery.id));
          await rows.setOutcome(delivery.id, { ...outcome, ...storable(outcome), appliedAt: now });
          logOutcome(ctx, delivery, outcome);
          applied.push(delivery);
        }
        if (hasNews(work)) await applyPending(work, scopeOf);
        for (const slug of await noteDeliveries(ctx, rows, applied)) serviceSlugs.add(slug);
        const from = new Set(applied.map(({ service }) => service));
        const isMore = applied.length < pending.length || pending.length === MAX_DELIVERIES;
        return { from, aboutService, isMore };
      });
      if (result.from.size > 0) onApplied(result);
      return result.isMore;
    },
  };
}

/** Whether its time is over, or one of these was tried before: that one is applied alone, as it may make a slice fail. */
function isFull({ clock }: CoreContext, startedAt: Date, some: readonly Delivery[]): boolean {
  const isOver = clock.now().getTime() - startedAt.getTime() >= SLICE_MS;
  return isOver || some.some(({ tries }) => tries > 0);
}

async function applyOneByOne(
  ctx: ProjectionContext,
  ids: readonly number[],
  { isCounted, onApplied }: { readonly isCounted: boolean; readonly onApplied: OnApplied },
): Promise<void> {
  for (const id of ids) {
    try {
      await createSlice([id]).apply(ctx, onApplied);
    } catch (error) {
      if (isTransient(error)) throw error;
      ctx.log.error({ err: error, delivery: id }, "a delivery could not be applied");
      await countFailure(ctx, id, isCounted);
    }
  }
}

/** Whether the same may succeed later, whatever the deliveries are. */
function isTransient(error: unknown): boolean {
  return error instanceof StoreError && error.code !== "FAILED";
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
