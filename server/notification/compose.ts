import {
  caughtUpKey,
  composeNews,
  noticeOf,
  type ComposedRequest,
  type News,
} from "../domain/notification/compose.ts";
import { sendsAt } from "../domain/notification/schedule.ts";
import { groupOf, settlesAt, type EventGroup } from "../domain/notification/settle.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import {
  notificationEventColumns,
  notificationProfileColumns,
} from "../store/column/notification.ts";
import { unitColumns } from "../store/column/unit.ts";
import type { NotificationEvent, Prisma } from "../store/generated/sqlite/client.ts";
import type { Tx } from "../store/store.ts";
import { listReachable, type Reachable } from "./audience.ts";
import { toContent } from "./content.ts";
import type { NotificationContext } from "./context.ts";
import { toSchedule } from "./profile-row.ts";
import { storeMessage } from "./store-message.ts";

/** Makes the messages of all news that have settled. Returns when the next may; null: none waits. */
export async function composeDue(ctx: NotificationContext): Promise<Date | null> {
  const waiting = await ctx.store.read.notificationEvent.findMany({
    select: { requestId: true },
    distinct: ["requestId"],
    orderBy: { requestId: "asc" },
  });
  const next: Date[] = [];
  for (const { requestId } of waiting) {
    const at = await ctx.store.write((tx) => composeRequest(ctx, tx, requestId));
    if (at !== null) next.push(at);
  }
  return next.length === 0 ? null : new Date(Math.min(...next.map((at) => at.getTime())));
}

const WITH_UNITS = {
  units: { include: { attempts: { select: { downloadRowId: true } } } },
  notificationMemories: true,
} as const satisfies Prisma.MediaRequestInclude;

export type NotifiedRequest = Prisma.MediaRequestGetPayload<{ include: typeof WITH_UNITS }>;

/** Makes the messages of one request and removes their events in the same transaction: each event is notified once. */
async function composeRequest(
  ctx: NotificationContext,
  tx: Tx,
  requestId: string,
): Promise<Date | null> {
  const now = ctx.clock.now();
  const events = await tx.notificationEvent.findMany({
    where: { requestId },
    orderBy: { id: "asc" },
  });
  const request = await tx.mediaRequest.findUnique({
    where: { id: requestId },
    include: WITH_UNITS,
  });
  if (request === null || events.length === 0) return null;
  const { settled, next } = splitSettled(ctx, request, events, now);
  if (settled.length === 0) return next;
  const announced = new Map(request.notificationMemories.map(({ key, at }) => [key, at]));
  const news = composeNews(settled.map(toStored), toComposed(request), announced, now);
  const reachable = news.length === 0 ? [] : await listReachable(tx, request);
  for (const one of news) {
    for (const key of one.remembered) await remember(tx, requestId, key, now);
    for (const reader of reachable)
      await announce(ctx, tx, { request, news: one, reader, announced, now });
  }
  await tx.notificationEvent.deleteMany({ where: { id: { in: settled.map(({ id }) => id) } } });
  return next;
}

function splitSettled(
  { pace }: NotificationContext,
  request: NotifiedRequest,
  events: readonly NotificationEvent[],
  now: Date,
): { readonly settled: readonly NotificationEvent[]; readonly next: Date | null } {
  const units = request.units.map((unit) => ({
    id: unit.id,
    state: unitColumns.state.read(unit),
    downloadIds: unit.attempts.flatMap(({ downloadRowId }) => downloadRowId ?? []),
  }));
  const groups = Map.groupBy(events, (row): EventGroup =>
    groupOf(notificationEventColumns.event.read(row)),
  );
  const settled: NotificationEvent[] = [];
  const later: number[] = [];
  for (const [group, members] of groups) {
    const at = settlesAt(group, members, units, pace);
    if (at <= now) settled.push(...members);
    else later.push(at.getTime());
  }
  return { settled, next: later.length === 0 ? null : new Date(Math.min(...later)) };
}

function toStored(row: NotificationEvent) {
  const { unitId, subject } = row;
  return { event: notificationEventColumns.event.read(row), unitId, subject };
}

function toComposed(request: NotifiedRequest): ComposedRequest {
  return {
    mediaType: mediaRequestColumns.mediaType.read(request),
    state: mediaRequestColumns.state.read(request),
    approvalState: mediaRequestColumns.approvalState.read(request),
    isComplete: request.isComplete,
    problemCode: request.problemCode,
    units: request.units.map((unit) => ({
      id: unit.id,
      state: unitColumns.state.read(unit),
      isWanted: unit.isWanted,
    })),
  };
}

interface NotifyInput {
  readonly request: NotifiedRequest;
  readonly news: News;
  readonly reader: Reachable;
  readonly announced: ReadonlyMap<string, Date>;
  readonly now: Date;
}

async function announce(
  ctx: NotificationContext,
  tx: Tx,
  { request, news, reader, announced, now }: NotifyInput,
): Promise<void> {
  const { profile, listener, channels } = reader;
  const key = caughtUpKey(profile.id);
  const notice = noticeOf(news, listener, {
    pace: notificationProfileColumns.caughtUpPace.read(profile),
    caughtUpAt: announced.get(key) ?? null,
    now,
  });
  if (notice === null) return;
  const { kind, notBefore } = notice;
  const dueAt = sendsAt(kind, notBefore ?? now, toSchedule(profile));
  if (kind === "CAUGHT_UP") await remember(tx, request.id, key, dueAt);
  const content = toContent(request, news, kind, now);
  for (const { id: channelId } of channels)
    await storeMessage(ctx, tx, { channelId, content, dueAt, isWeekly: notBefore !== null, now });
}

async function remember(tx: Tx, requestId: string, key: string, at: Date): Promise<void> {
  await tx.notificationMemory.upsert({
    where: { requestId_key: { requestId, key } },
    create: { requestId, key, at },
    update: { at },
    select: { key: true },
  });
}
