import type { ActionKind, ActionStatus } from "../../domain/action.ts";
import type { Actor } from "../../domain/actor.ts";
import type { PlaceRecord } from "../../domain/download-order.ts";
import type { HistoryMessage } from "../../domain/message/history.ts";
import type { Message } from "../../domain/message/message.ts";
import { writeAudit } from "../../store/audit.ts";
import { actionRecordColumns } from "../../store/column/action-record.ts";
import { toMessageColumns } from "../../store/column/message.ts";
import { transitionColumns } from "../../store/column/transition.ts";
import { transact } from "../projection/transact.ts";
import type { ServicesContext } from "../services/context.ts";
import type { ActionSubject } from "./subject.ts";

export interface NewActionRecord {
  readonly kind: ActionKind;
  readonly by: Actor;
  readonly service: string;
  /** The line of the history. `failure`: why the action failed, null otherwise. */
  readonly toHistory: (failure: string | null) => HistoryMessage;
  readonly unitIds: readonly string[];
  readonly status: ActionStatus;
  readonly message: Message;
  /** Later transitions may be its effect. */
  readonly after: bigint;
  /** Places in download clients that the action has changed. */
  readonly places?: readonly PlaceRecord[];
}

/** Records an action: a row for its outcome and an entry in the history and the audit log. Returns the id of the row. */
export async function recordAction(
  ctx: ServicesContext,
  { request, units }: ActionSubject,
  actionRecord: NewActionRecord,
): Promise<string> {
  const id = ctx.newId();
  const { by, kind, service } = actionRecord;
  const message = toMessageColumns(actionRecord.message);
  await transact(ctx, { load: [request.id] }, async ({ tx, now, requests, transitions }) => {
    const loaded = requests.get(request.id);
    if (loaded === undefined) return;
    const [only] = actionRecord.unitIds.length === 1 ? actionRecord.unitIds : [];
    const movie = request.mediaType === "MOVIE" ? units[0]?.id : undefined;
    const unitId = movie ?? only ?? null;
    const unit = loaded.units.find(({ row }) => row.id === unitId);
    const state = unit?.row.state ?? loaded.row.state;
    transitions.push({
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
      ...toMessageColumns(
        actionRecord.toHistory(actionRecord.status === "FAILED" ? message.message : null),
      ),
      deliveryId: null,
      evidence: transitionColumns.evidence.write({
        action: actionRecord.kind,
        by: by.name,
        status: actionRecord.status,
        message: message.message,
      }),
    });
    // An entry in the history is a visible change of the request.
    loaded.row = { ...loaded.row, updatedAt: now };
    await tx.actionRecord.create({
      data: {
        id,
        requestId: request.id,
        kind: actionRecord.kind,
        unitIds: actionRecordColumns.unitIds.write(actionRecord.unitIds),
        service: actionRecord.service,
        by: by.name,
        status: actionRecord.status,
        ...message,
        places: actionRecordColumns.places.write(
          actionRecord.places?.length ? actionRecord.places : null,
        ),
        sequence: actionRecord.after,
        createdAt: now,
        endedAt: actionRecord.status === "SENT" ? null : now,
      },
      select: { id: true },
    });
    const { title } = loaded.row;
    const name = ctx.services.running.get(service)?.name ?? service;
    await writeAudit(tx, {
      at: now,
      by,
      message: { code: "ACTION_REQUESTED", params: { title, action: kind, service: name } },
      subject: request.id,
    });
  });
  return id;
}
