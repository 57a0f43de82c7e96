import {
  GIVE_UP_MS,
  outcomeOfCutOff,
  retryAfterMs,
  type ChannelKind,
} from "../domain/notification/channel.ts";
import type { ChannelAnswer } from "../integrations/port/notifier.ts";
import { notificationChannelColumns } from "../store/column/notification.ts";
import type { Tx } from "../store/store.ts";
import type { Batch } from "./claim.ts";

/** Stores how the sending of a batch ended. */
export async function recordOutcome(
  tx: Tx,
  batch: Batch,
  { outcome, answer, retryAfterMs: asked }: ChannelAnswer,
  now: Date,
): Promise<void> {
  const { channel, messages } = batch;
  if (outcome === "GONE") {
    await tx.notificationChannel.deleteMany({ where: { id: channel.id } });
    return;
  }
  if (outcome === "TAKEN") {
    await end(tx, batch, "SENT", now);
    await tx.notificationChannel.updateMany({
      where: { id: channel.id },
      data: { failures: 0, retryAt: null, failingSince: null, lastSentAt: now, answer },
    });
    return;
  }
  const kind = notificationChannelColumns.kind.read(channel);
  const isUncertain = outcome === "NO_ANSWER" && outcomeOfCutOff(kind, true) === "UNCERTAIN";
  if (isUncertain) await end(tx, batch, "UNCERTAIN", now);
  else await putBack(tx, batch, now);
  const failures = channel.failures + 1;
  const waitMs = retryAfterMs(failures, asked);
  await tx.notificationChannel.updateMany({
    where: { id: channel.id },
    data: {
      failures,
      retryAt: new Date(now.getTime() + waitMs),
      failingSince: channel.failingSince ?? now,
      answer,
    },
  });
  const oldest = Math.min(...messages.map(({ createdAt }) => createdAt.getTime()));
  if (!isUncertain && now.getTime() - oldest > GIVE_UP_MS) await end(tx, batch, "FAILED", now);
}

async function putBack(tx: Tx, { messages }: Batch, now: Date): Promise<void> {
  await tx.notificationMessage.updateMany({
    where: { id: { in: messages.map(({ id }) => id) } },
    data: { status: "PENDING", handedOverAt: null, dueAt: now },
  });
}

async function end(
  tx: Tx,
  { messages }: Batch,
  status: "SENT" | "FAILED" | "UNCERTAIN",
  now: Date,
): Promise<void> {
  await tx.notificationMessage.updateMany({
    where: { id: { in: messages.map(({ id }) => id) } },
    data: { status, endedAt: now },
  });
}

/** Decides about the messages whose sending the end of the last process cut off. */
export async function settleCutOff(tx: Tx, now: Date): Promise<void> {
  const cutOff = await tx.notificationMessage.findMany({
    where: { status: "SENDING" },
    select: { id: true, handedOverAt: true, channel: { select: { id: true, kind: true } } },
  });
  for (const { id, handedOverAt, channel } of cutOff) {
    const kind: ChannelKind = notificationChannelColumns.kind.read(channel);
    const isUncertain = outcomeOfCutOff(kind, handedOverAt !== null) === "UNCERTAIN";
    await tx.notificationMessage.update({
      where: { id },
      data: isUncertain
        ? { status: "UNCERTAIN", endedAt: now }
        : { status: "PENDING", handedOverAt: null },
      select: { id: true },
    });
  }
}
