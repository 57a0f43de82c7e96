import type { ChannelAnswer } from "../integrations/port/notifier.ts";
import { notificationChannelColumns } from "../store/column/notification.ts";
import { readChannelSettings } from "./channel-settings.ts";
import { claimBatch, newsOf, type Batch } from "./claim.ts";
import type { NotificationContext } from "./context.ts";
import { notifierDepsOf } from "./notifier-deps.ts";
import { recordOutcome } from "./outcome.ts";
import { toOutgoing } from "./outgoing.ts";

/** Channels at once. */
const MAX_CHANNELS = 4;

/** Sends everything that is due; one channel that does not answer holds up no other. */
export async function sendDue(ctx: NotificationContext, isStopped: () => boolean): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.store.read.notificationMessage.findMany({
    where: {
      status: "PENDING",
      dueAt: { lte: now },
      channel: { isEnabled: true, OR: [{ retryAt: null }, { retryAt: { lte: now } }] },
    },
    select: { channelId: true },
    distinct: ["channelId"],
  });
  const queue = due.map(({ channelId }) => channelId);
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      await sendChannel(ctx, next, isStopped);
  };
  await Promise.all(Array.from({ length: MAX_CHANNELS }, work));
}

async function sendChannel(
  ctx: NotificationContext,
  channelId: string,
  isStopped: () => boolean,
): Promise<void> {
  let isTaken = true;
  while (isTaken && !isStopped()) {
    const batch = await ctx.store.write((tx) => claimBatch(ctx, tx, channelId));
    if (batch === null) return;
    const answer = await sendBatch(ctx, batch);
    isTaken = answer.outcome === "TAKEN";
    if (!isTaken)
      ctx.log.warn(
        { channel: batch.channel.name, answer: answer.answer },
        "a notification could not be sent",
      );
    await ctx.store.write((tx) => recordOutcome(tx, batch, answer, ctx.clock.now()));
  }
}

async function sendBatch(ctx: NotificationContext, batch: Batch): Promise<ChannelAnswer> {
  const { channel, profile, messages, id } = batch;
  const settings =
    notificationChannelColumns.kind.find(channel) === null
      ? null
      : readChannelSettings(ctx, channel);
  if (settings === null) return { ...LOCKED, retryAfterMs: null };
  const news = newsOf(batch);
  // Written by another version, and not readable by this one.
  if (news.length === 0) return { outcome: "REFUSED", answer: "", retryAfterMs: null };
  const onHandOver = async (): Promise<void> => {
    await ctx.store.write((tx) =>
      tx.notificationMessage.updateMany({
        where: { id: { in: messages.map((message) => message.id) } },
        data: { handedOverAt: ctx.clock.now() },
      }),
    );
  };
  const outgoing = toOutgoing(ctx, { profile, baseUrl: channel.baseUrl }, id, news);
  try {
    return await ctx.notify(settings, outgoing, await notifierDepsOf(ctx, profile, onHandOver));
  } catch (error) {
    // A channel answers instead of throwing: this one is our mistake, and the message stays.
    ctx.log.error({ err: error, channel: channel.name }, "a channel failed");
    return { outcome: "REFUSED", answer: "internal error", retryAfterMs: null };
  }
}

const LOCKED = {
  outcome: "REFUSED",
  answer: "Its secrets were encrypted with another SECRET_KEY: enter them again.",
} as const;
