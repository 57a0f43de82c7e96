import type { Message } from "../../domain/message/message.ts";
import { actionRecordColumns } from "../../store/column/action-record.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { toMessageColumns, type MessageColumns } from "../../store/column/message.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { transact } from "../projection/transact.ts";
import { isInOrder } from "./confirm-order.ts";
import type { ActionContext } from "./context.ts";

const MINUTE_MS = 60_000;
/** How long an effect may take: a search, a scan of a big library, AniDB's rate limit. */
const TIMEOUT_MS: Readonly<Record<string, number>> = {
  SCAN_LIBRARY: 30 * MINUTE_MS,
  RESCAN_SHOKO: 20 * MINUTE_MS,
  SCAN_SHOKO: 30 * MINUTE_MS,
  LINK_IN_SHOKO: 20 * MINUTE_MS,
};
const DEFAULT_TIMEOUT_MS = 10 * MINUTE_MS;

/**
 * Ends actions that have worked (the request has moved since, or the problem is gone) or have had no effect in time.
 */
export async function confirmEffects(ctx: ActionContext): Promise<void> {
  const { read } = ctx.store;
  const open = await read.actionRecord.findMany({
    where: { status: "SENT" },
    orderBy: { createdAt: "asc" },
  });
  const now = ctx.clock.now();
  for (const record of open) {
    const unitIds = actionRecordColumns.unitIds.read(record);
    const moved = await read.transition.findFirst({
      where: {
        requestId: record.requestId,
        sequence: { gt: record.sequence },
        channel: { not: "PERSON" },
        ...(unitIds.length === 0
          ? {}
          : { OR: [{ unitId: { in: [...unitIds] } }, { unitId: null }] }),
      },
      orderBy: { sequence: "asc" },
      select: { message: true, messageCode: true, messageParams: true },
    });
    const timeoutMs = TIMEOUT_MS[record.kind] ?? DEFAULT_TIMEOUT_MS;
    const isLate = now.getTime() - record.createdAt.getTime() > timeoutMs;
    const effect = moved === null ? await findEffect(ctx, record, unitIds) : null;
    if (moved !== null) await end(ctx, record, "WORKED", moved);
    else if (effect !== null) await end(ctx, record, "WORKED", toMessageColumns(effect));
    // Its message already describes the effect.
    else if (await isInOrder(ctx, record)) await end(ctx, record, "WORKED", null);
    else if (isLate)
      await end(ctx, record, "NO_EFFECT", toMessageColumns({ code: "NO_EFFECT", params: {} }));
  }
}

interface SentAction {
  readonly kind: string;
  readonly requestId: string;
  readonly createdAt: Date;
}

/** Returns the effect of an action that has moved no unit so far. */
async function findEffect(
  ctx: CoreContext,
  record: SentAction,
  unitIds: readonly string[],
): Promise<Message | null> {
  if (record.kind === "GRAB_RELEASE")
    return (await hasNewAttempt(ctx, record, unitIds))
      ? { code: "RELEASE_ON_ITS_WAY", params: {} }
      : null;
  return (await isRight(ctx, record, unitIds)) ? { code: "PROBLEM_SOLVED", params: {} } : null;
}

/** An upgrade and a second download beside a running one move no unit, but each has an attempt. */
async function hasNewAttempt(
  { store }: CoreContext,
  { requestId, createdAt }: SentAction,
  unitIds: readonly string[],
): Promise<boolean> {
  const unit = unitIds.length === 0 ? { requestId } : { id: { in: [...unitIds] } };
  const attempt = await store.read.attempt.findFirst({
    where: { unit, createdAt: { gte: createdAt } },
    select: { id: true },
  });
  return attempt !== null;
}

/** Checks effects that move no unit: monitoring, a recognised file, a title that has reached its arr. */
async function isRight(
  { store }: CoreContext,
  { kind, requestId }: { readonly kind: string; readonly requestId: string },
  unitIds: readonly string[],
): Promise<boolean> {
  const { unit, mediaRequest } = store.read;
  const isNone = async (where: Prisma.UnitWhereInput): Promise<boolean> =>
    (await unit.findFirst({ where, select: { id: true } })) === null;
  switch (kind) {
    case "MONITOR":
      return unitIds.length > 0 && isNone({ id: { in: [...unitIds] }, monitored: false });
    case "RESCAN_SHOKO":
    case "LINK_IN_SHOKO":
      return isNone({
        id: { in: [...unitIds] },
        OR: [{ matching: null }, { matching: { not: "matched" } }],
      });
    case "SCAN_SHOKO":
      return isNone({ id: { in: [...unitIds] }, matching: null });
    case "RETRY_REQUEST": {
      const request = await mediaRequest.findUnique({
        where: { id: requestId },
        select: { id: true, arrId: true, state: true, pendingSeasons: true },
      });
      const isThere =
        request !== null &&
        request.arrId !== null &&
        request.state !== "FAILED" &&
        (mediaRequestColumns.pendingSeasons.read(request) ?? []).length === 0;
      return isThere && isNone({ requestId, isUnmanaged: true });
    }
    default:
      return false;
  }
}

/** Ends an action, which is a visible change of the request. */
async function end(
  ctx: ProjectionContext,
  record: { readonly id: string; readonly requestId: string },
  status: "WORKED" | "NO_EFFECT",
  /** null: the message stays. */
  message: MessageColumns | null,
): Promise<void> {
  await transact(ctx, { load: [record.requestId] }, async ({ tx, now, requests }) => {
    for (const request of requests.values()) request.row = { ...request.row, updatedAt: now };
    await tx.actionRecord.update({
      where: { id: record.id },
      data: { status, ...message, endedAt: now },
      select: { id: true },
    });
  });
}
