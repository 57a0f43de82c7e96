import type { ActionKind } from "../../domain/action.ts";
import type { TrackingContext } from "../core/context.ts";
import { flush } from "../projection/flush.ts";
import { loadRequests, openWorkspace } from "../projection/workspace.ts";
import type { ActionStatus } from "./status.ts";
import type { ActionSubject } from "./subject.ts";

export interface NewActionRecord {
  readonly kind: ActionKind | "DECLINE";
  readonly by: string;
  readonly service: string;
  /** After the name of whoever did it, for the history. */
  readonly summary: string;
  readonly unitIds: readonly string[];
  readonly status: ActionStatus;
  readonly message: string;
  /** Its effect is looked for after this step of the history. */
  readonly after: bigint;
}

/** Writes down what a person had done: a row that its effect is watched by, and a line of the history. Answers with its id. */
export async function recordAction(
  ctx: TrackingContext,
  { request, units }: ActionSubject,
  actionRecord: NewActionRecord,
): Promise<string> {
  const id = ctx.newId();
  const change = await ctx.serially(() =>
    ctx.store.write(async (tx) => {
      const now = ctx.clock.now();
      const work = openWorkspace(ctx, tx, now);
      await loadRequests(work, [request.id]);
      const loaded = work.requests.get(request.id);
      if (loaded === undefined) return null;
      const [only] = actionRecord.unitIds.length === 1 ? actionRecord.unitIds : [];
      const movie = request.mediaType === "MOVIE" ? units[0]?.id : undefined;
      const unitId = movie ?? only ?? null;
      const unit = loaded.units.find(({ row }) => row.id === unitId);
      const state = unit?.row.state ?? loaded.row.state;
      work.transitions.push({
        at: now,
        requestId: request.id,
        unitId,
        from: state,
        to: state,
        inferred: false,
        attempt: unit?.attempts.at(-1)?.row.ordinal ?? 0,
        service: actionRecord.service,
        event: actionRecord.kind,
        channel: "PERSON",
        message: `${actionRecord.by} ${actionRecord.summary}${actionRecord.status === "FAILED" ? `, which failed: ${actionRecord.message}` : ""}`,
        deliveryId: null,
        evidence: JSON.stringify({
          action: actionRecord.kind,
          by: actionRecord.by,
          status: actionRecord.status,
          message: actionRecord.message,
        }),
      });
      // A line of the history is a visible change of the request.
      loaded.row = { ...loaded.row, updatedAt: now };
      const written = await flush(work);
      await tx.actionRecord.create({
        data: {
          id,
          requestId: request.id,
          kind: actionRecord.kind,
          unitIds: JSON.stringify(actionRecord.unitIds),
          service: actionRecord.service,
          by: actionRecord.by,
          status: actionRecord.status,
          message: actionRecord.message,
          sequence: actionRecord.after,
          createdAt: now,
          endedAt: actionRecord.status === "SENT" ? null : now,
        },
        select: { id: true },
      });
      return written;
    }),
  );
  if (change !== null) ctx.bus.publish(change);
  return id;
}
