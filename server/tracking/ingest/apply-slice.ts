import { clean } from "../../store/clean.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { StoreError } from "../../store/error.ts";
import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { Rows } from "../../store/rows/rows.ts";
import type { CoreContext } from "../core/context.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { createScopes } from "../projection/environment.ts";
import { transact } from "../projection/transact.ts";
import { endInTime, EndlessTryError, MAX_TRY_MS } from "./endless-try.ts";
import { applyDelivery, readDelivery, type DeliveryOutcome } from "./interpret.ts";
import { noteDeliveries } from "./note-deliveries.ts";
import { applyPending, hasNews } from "./pending.ts";
import { toSubjectRow } from "./subject-row.ts";
import { countFailure, countTries, failEndless, findLastPending, returnTries } from "./tries.ts";
import type { TryMark } from "./try-mark.ts";

/** Work in one transaction while others wait for it, such as webhooks that arrive meanwhile. */
const SLICE_MS = 3;
/** Work in one transaction while nobody waits; its first deliveries are seen no sooner than its last. */
const MAX_SLICE_MS = 24;
/** Deliveries in one transaction at most: a clock that is set back must not make it endless. */
const MAX_DELIVERIES = 100;
/** Deliveries that are read at once. */
const READ_AT_ONCE = 5;
/** Deliveries whose tries are counted at once. */
const MAX_SUSPECTS = 10;

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
export function createSlices(
  ctx: ProjectionContext,
  options: SliceOptions,
): () => Promise<boolean> {
  const { onApplied, mark } = options;
  /** What was pending at the start may have ended the last process; 0: all of it is applied. */
  let lastSuspect: number | null = null;

  return async () => {
    lastSuspect ??= await findLastPending(ctx);
    const suspects = lastSuspect === 0 ? [] : await countTries(ctx, lastSuspect, MAX_SUSPECTS);
    if (suspects.length === 0) lastSuspect = 0;
    const slice = createSlice(suspects, options);
    try {
      return await slice.apply(ctx, onApplied);
    } catch (error) {
      if (isTransient(error)) {
        await returnTries(ctx, suspects);
        throw error;
      }
      await applyOneByOne(ctx, slice.begun(), { ...options, isCounted: suspects.length > 0 });
      return true;
    } finally {
      mark.end();
    }
  };
}

export interface SliceOptions {
  readonly onApplied: OnApplied;
  readonly mark: TryMark;
  /** Default: MAX_TRY_MS. */
  readonly maxTryMs?: number;
}

interface Slice {
  /** Resolves to whether more may be pending. */
  apply(ctx: ProjectionContext, onApplied: OnApplied): Promise<boolean>;
  /** Ids of the deliveries that it has begun to apply. */
  begun(): readonly number[];
}

/** `only`: ids of the deliveries to apply, however long it takes; empty for any. */
function createSlice(
  only: readonly number[],
  { mark, maxTryMs = MAX_TRY_MS }: Pick<SliceOptions, "mark" | "maxTryMs">,
): Slice {
  const isChosen = only.length > 0;
  let begun: number[] = [];
  return {
    begun: () => begun,
    async apply(ctx, onApplied) {
      const { result } = await transact(ctx, {}, async (work) => {
        const { rows, now, serviceSlugs } = work;
        begun = [];
        const scopeOf = createScopes(ctx, now);
        const isOver = createDeadline(ctx, rows);
        const aboutService = new Set<string>();
        const applied: Delivery[] = [];
        let isMore = isChosen;
        for await (const delivery of readPending(rows, only)) {
          const [first] = applied;
          isMore ||=
            applied.length === MAX_DELIVERIES ||
            (first !== undefined && (await isOver([first, delivery])));
          if (isMore && !isChosen) break;
          begun.push(delivery.id);
          mark.begin(delivery.id);
          const reading = readDelivery(ctx, delivery);
          if (reading.kind === "read" && reading.isAboutService === true)
            aboutService.add(delivery.service);
          const outcome = await endInTime(
            applyDelivery(work, delivery, reading, scopeOf(delivery.id)),
            { deliveryId: delivery.id, maxMs: maxTryMs },
          );
          const { status } = outcome;
          await rows.setOutcome(delivery.id, { status, ...storable(outcome), appliedAt: now });
          if (outcome.subject !== null)
            await rows.setSubject(toSubjectRow(delivery, outcome, outcome.subject));
          logOutcome(ctx, delivery, outcome);
          applied.push(delivery);
        }
        if (hasNews(work)) await applyPending(work, scopeOf);
        for (const slug of await noteDeliveries(ctx, rows, applied)) serviceSlugs.add(slug);
        const from = new Set(applied.map(({ service }) => service));
        return { from, aboutService, isMore };
      });
      if (result.from.size > 0) onApplied(result);
      return result.isMore;
    },
  };
}

/** Oldest first; `only`: ids of those that are wanted, empty for all. */
async function* readPending(rows: Rows, only: readonly number[]): AsyncGenerator<Delivery> {
  const last = only.length > 0 ? Math.max(...only) : Infinity;
  let after = 0;
  while (after < last) {
    const page = await rows.listPending(READ_AT_ONCE, after);
    for (const delivery of page)
      if (only.length === 0 || only.includes(delivery.id)) yield delivery;
    if (page.length < READ_AT_ONCE) return;
    after = page.at(-1)?.id ?? last;
  }
}

/** Begins a slice; the returned function resolves to whether it is over. */
function createDeadline({ clock }: CoreContext, rows: Rows) {
  const beganAt = clock.now().getTime();
  let checkAt = beganAt + SLICE_MS;
  return async (some: readonly Delivery[]): Promise<boolean> => {
    // What was tried before is applied alone, as it may make a slice fail.
    if (some.some(({ tries }) => tries > 0)) return true;
    const now = clock.now().getTime();
    if (now < checkAt) return false;
    checkAt = now + SLICE_MS;
    return now - beganAt >= MAX_SLICE_MS || (await rows.isAwaited());
  };
}

async function applyOneByOne(
  ctx: ProjectionContext,
  ids: readonly number[],
  { isCounted, ...options }: SliceOptions & { readonly isCounted: boolean },
): Promise<void> {
  for (const id of ids) {
    try {
      await createSlice([id], options).apply(ctx, options.onApplied);
    } catch (error) {
      if (isTransient(error)) throw error;
      ctx.log.error({ err: error, delivery: id }, "a delivery could not be applied");
      // Its second try: a machine that slept during the first is not taken for a delivery without an end.
      if (error instanceof EndlessTryError) await failEndless(ctx, id);
      else await countFailure(ctx, id, isCounted);
    }
  }
}

/** Whether the same may succeed later, whatever the deliveries are. */
function isTransient(error: unknown): boolean {
  return error instanceof StoreError && error.code !== "FAILED";
}

/** The event's name is not checked, and PostgreSQL refuses some characters. */
function storable({ event, message }: DeliveryOutcome) {
  return {
    event: event === null ? null : clean(event),
    ...toCodedColumns("message", typeof message === "string" ? clean(message) : message),
  };
}

function logOutcome(
  { log }: CoreContext,
  { id, service }: Delivery,
  { status, event, message }: DeliveryOutcome,
): void {
  log.debug({ delivery: id, service, event, status, message }, "delivery applied");
}
