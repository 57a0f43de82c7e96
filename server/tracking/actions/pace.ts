import { actionRecordColumns } from "../../store/column/action-record.ts";
import { TrackingError } from "../core/error.ts";
import type { ActionContext } from "./context.ts";
import type { Doing } from "./runtime.ts";

/** The same action for the same units within this time is a double click. */
const SAME_AGAIN_MS = 30_000;
/** Limit for all actions together, so that a broken script does not flood the services. */
const WINDOW_MS = 60_000;
const MAX_IN_WINDOW = 60;

/** Reserves an action until it is recorded. */
export interface Reservation {
  /** The action is recorded, or did not reach the service: it may be repeated. */
  release(): void;
  /** The call failed and may have reached the service nevertheless. */
  holdOn(): void;
}

/**
 * Reserves an action until it is recorded, which happens only after its service has answered. LIMIT when it comes too
 * soon.
 */
export async function reserve(ctx: ActionContext, doing: Doing): Promise<Reservation> {
  const { held } = ctx.actions;
  const now = ctx.clock.now().getTime();
  for (const other of held)
    if (other.failedAt !== null && now - other.failedAt >= SAME_AGAIN_MS) held.delete(other);
  if ([...held].some((other) => isSame(other, doing)))
    throw new TrackingError("LIMIT", "ASKED_A_MOMENT_AGO");
  const place = { ...doing, failedAt: null };
  held.add(place);
  try {
    await checkWritten(ctx, doing, now);
  } catch (error) {
    held.delete(place);
    throw error;
  }
  return {
    release: () => void held.delete(place),
    holdOn() {
      held.delete(place);
      held.add({ ...doing, failedAt: ctx.clock.now().getTime() });
    },
  };
}

async function checkWritten(
  { store, actions }: ActionContext,
  doing: Doing,
  now: number,
): Promise<void> {
  const recent = await store.read.actionRecord.findMany({
    where: { createdAt: { gt: new Date(now - WINDOW_MS) }, status: { not: "FAILED" } },
    select: { id: true, requestId: true, kind: true, unitIds: true, createdAt: true },
  });
  const isAgain = recent.some(
    (record) =>
      now - record.createdAt.getTime() < SAME_AGAIN_MS &&
      isSame({ ...record, unitIds: actionRecordColumns.unitIds.read(record) }, doing),
  );
  if (isAgain) throw new TrackingError("LIMIT", "ASKED_A_MOMENT_AGO");
  // The reservation of this action is among them.
  if (recent.length + actions.held.size > MAX_IN_WINDOW)
    throw new TrackingError("LIMIT", "ASKED_TOO_MUCH");
}

/** Returns whether both do the same for a common unit; a list of releases for other episodes is another list. */
function isSame(
  other: Omit<Doing, "kind"> & { readonly kind: string },
  { requestId, kind, unitIds }: Doing,
): boolean {
  if (other.requestId !== requestId || other.kind !== kind) return false;
  if (kind === "LOOK_FOR_RELEASES") return isSameSet(other.unitIds, unitIds);
  if (other.unitIds.length === 0 || unitIds.length === 0) return true;
  return other.unitIds.some((id) => unitIds.includes(id));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
