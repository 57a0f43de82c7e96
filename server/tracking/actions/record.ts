import type { ActKind } from "../../domain/action.ts";
import type { TrackingContext } from "../core/context.ts";
import { flush } from "../projection/flush.ts";
import { loadRequests, openWorkspace } from "../projection/workspace.ts";
import type { ActStatus } from "./status.ts";
import type { ActSubject } from "./subject.ts";

export interface NewAct {
  readonly kind: ActKind | "DECLINE";
  readonly by: string;
  readonly service: string;
  /** After the name of whoever did it, for the history. */
  readonly told: string;
  readonly unitIds: readonly string[];
  readonly status: ActStatus;
  readonly message: string;
  /** Its effect is looked for after this step of the history. */
  readonly after: bigint;
}

/** Writes down what a person had done: a row that its effect is watched by, and a line of the history. Answers with its id. */
export async function noteAct(
  ctx: TrackingContext,
  { request, units }: ActSubject,
  act: NewAct,
): Promise<string> {
  const id = ctx.newId();
  const change = await ctx.serially(() =>
    ctx.store.write(async (tx) => {
      const now = ctx.clock.now();
      const work = openWorkspace(ctx, tx, now);
      await loadRequests(work, [request.id]);
      const loaded = work.requests.get(request.id);
      if (loaded === undefined) return null;
      const [only] = act.unitIds.length === 1 ? act.unitIds : [];
      const film = request.mediaType === "MOVIE" ? units[0]?.id : undefined;
      const unitId = film ?? only ?? null;
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
        service: act.service,
        event: act.kind,
        channel: "PERSON",
        message: `${act.by} ${act.told}${act.status === "FAILED" ? `, which failed: ${act.message}` : ""}`,
        deliveryId: null,
        evidence: JSON.stringify({
          action: act.kind,
          by: act.by,
          status: act.status,
          message: act.message,
        }),
      });
      // A line of the history is a visible change of the request.
      loaded.row = { ...loaded.row, updatedAt: now };
      const written = await flush(work);
      await tx.act.create({
        data: {
          id,
          requestId: request.id,
          kind: act.kind,
          unitIds: JSON.stringify(act.unitIds),
          service: act.service,
          by: act.by,
          status: act.status,
          message: act.message,
          sequence: act.after,
          createdAt: now,
          endedAt: act.status === "SENT" ? null : now,
        },
        select: { id: true },
      });
      return written;
    }),
  );
  if (change !== null) ctx.bus.publish(change);
  return id;
}
