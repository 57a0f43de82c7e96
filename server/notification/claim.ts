import { endOfQuiet } from "../domain/notification/schedule.ts";
import { readContent } from "../store/column/notification.ts";
import type {
  NotificationChannel,
  NotificationMessage,
  NotificationProfile,
} from "../store/generated/sqlite/client.ts";
import type { Tx } from "../store/store.ts";
import type { NotificationContext } from "./context.ts";
import { toSchedule } from "./profile-row.ts";

/** Pieces of news in one message. */
const MAX_GATHERED = 20;

/** What is sent as one message. */
export interface Batch {
  /** The key at the channel: the same each time that it is sent. */
  readonly id: string;
  readonly messages: readonly NotificationMessage[];
  readonly channel: NotificationChannel;
  readonly profile: NotificationProfile;
}

/**
 * Marks the messages of a channel that are due as being sent, before anything is sent: after a crash, they are neither
 * forgotten nor taken for new ones. Null: nothing is due, or it is a quiet hour.
 */
export async function claimBatch(
  { newId, clock }: NotificationContext,
  tx: Tx,
  channelId: string,
): Promise<Batch | null> {
  const now = clock.now();
  const found = await tx.notificationChannel.findUnique({
    where: { id: channelId },
    include: { profile: true },
  });
  if (found === null || !found.isEnabled || (found.retryAt !== null && found.retryAt > now))
    return null;
  const { profile, ...channel } = found;
  const due = await tx.notificationMessage.findMany({
    where: { channelId, status: "PENDING", dueAt: { lte: now } },
    // One that the channel does not take must not hold up the others.
    orderBy: [{ tries: "asc" }, { id: "asc" }],
    take: MAX_GATHERED,
  });
  const first = due[0];
  if (first === undefined) return null;
  const quietUntil = endOfQuiet(now, toSchedule(profile));
  if (quietUntil > now) {
    await tx.notificationMessage.updateMany({
      where: { channelId, status: "PENDING", dueAt: { lte: now } },
      data: { dueAt: quietUntil, isGathered: true },
    });
    return null;
  }
  const messages = await batchOf(tx, first, due);
  const id = first.batchId ?? newId();
  await tx.notificationMessage.updateMany({
    where: { id: { in: messages.map((message) => message.id) } },
    data: { status: "SENDING", batchId: id, handedOverAt: null, tries: { increment: 1 } },
  });
  return { id, messages, channel, profile };
}

async function batchOf(
  tx: Tx,
  first: NotificationMessage,
  due: readonly NotificationMessage[],
): Promise<readonly NotificationMessage[]> {
  const { batchId, channelId } = first;
  if (batchId !== null)
    return tx.notificationMessage.findMany({
      where: { channelId, batchId, status: "PENDING" },
      orderBy: { id: "asc" },
    });
  if (!first.isGathered) return [first];
  return due.filter((message) => message.isGathered && message.batchId === null);
}

/** Returns the news of a batch that can be read. */
export function newsOf({ messages }: Batch) {
  return messages.flatMap((message) => readContent(message) ?? []);
}
