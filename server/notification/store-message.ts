import { mergeContent, type NotificationContent } from "../domain/notification/message.ts";
import { contentCodec, readContent } from "../store/column/notification.ts";
import type { Tx } from "../store/store.ts";
import type { NotificationContext } from "./context.ts";

interface NewMessage {
  readonly channelId: string;
  readonly content: NotificationContent;
  readonly dueAt: Date;
  /** It gathers what else becomes ready within its week. */
  readonly isWeekly: boolean;
  readonly now: Date;
}

/** Adds a message to the outbox, or to one that waits for the same week. */
export async function storeMessage(
  { newId }: Pick<NotificationContext, "newId">,
  tx: Tx,
  { channelId, content, dueAt, isWeekly, now }: NewMessage,
): Promise<void> {
  const { requestId, kind } = content;
  const waiting = isWeekly
    ? await tx.notificationMessage.findFirst({
        where: { channelId, requestId, kind, status: "PENDING", batchId: null },
        orderBy: { id: "desc" },
      })
    : null;
  const earlier = waiting === null ? null : readContent(waiting);
  if (waiting !== null && earlier !== null) {
    await tx.notificationMessage.update({
      where: { id: waiting.id },
      data: { content: contentCodec.format(mergeContent(earlier, content)) },
      select: { id: true },
    });
    return;
  }
  await tx.notificationMessage.create({
    data: {
      id: newId(),
      channelId,
      requestId,
      kind,
      content: contentCodec.format(content),
      isGathered: dueAt > now,
      dueAt,
      createdAt: now,
    },
    select: { id: true },
  });
}
