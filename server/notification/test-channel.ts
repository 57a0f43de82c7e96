import { TrackingError } from "../tracking/core/error.ts";
import { readChannelSettings } from "./channel-settings.ts";
import type { NotificationContext } from "./context.ts";
import { notifierDepsOf } from "./notifier-deps.ts";
import { toTestMessage } from "./outgoing.ts";
import { notFound, type ProfileOwner } from "./save-channel.ts";

/** How a test ended. */
export interface ChannelTest {
  readonly ok: boolean;
  /** The channel's own answer. */
  readonly answer: string;
}

const MINUTE_MS = 60_000;
const MAX_PER_MINUTE = 10;

/** Sends a test message at once, whatever the quiet hours are. NOT_FOUND; LIMIT after ten in a minute. */
export async function testChannel(
  ctx: NotificationContext,
  { profileId }: ProfileOwner,
  id: string,
): Promise<ChannelTest> {
  const found = await ctx.store.read.notificationChannel.findFirst({
    where: { id, profileId },
    include: { profile: true },
  });
  if (found === null) throw notFound();
  countTest(ctx, profileId);
  const { profile, ...channel } = found;
  const settings = readChannelSettings(ctx, channel);
  if (settings === null) throw new TrackingError("CONFLICT", "CREDENTIALS_TO_ENTER");
  const message = toTestMessage(ctx, { profile, baseUrl: channel.baseUrl }, ctx.newId());
  const { outcome, answer } = await ctx.notify(
    settings,
    message,
    await notifierDepsOf(ctx, profile),
  );
  const ok = outcome === "TAKEN";
  if (ok) await noteSuccess(ctx, id, answer);
  return { ok, answer };
}

/** What waited for the channel to work again is sent now. */
async function noteSuccess(ctx: NotificationContext, id: string, answer: string): Promise<void> {
  await ctx.store.write((tx) =>
    tx.notificationChannel.updateMany({
      where: { id },
      data: { failures: 0, retryAt: null, failingSince: null, answer },
    }),
  );
  ctx.wake.fire();
}

/** A test is a call to an address that its owner chooses. */
function countTest({ tests, clock }: NotificationContext, profileId: string): void {
  const now = clock.now().getTime();
  const recent = (tests.get(profileId) ?? []).filter((at) => now - at < MINUTE_MS);
  if (recent.length >= MAX_PER_MINUTE) throw new TrackingError("LIMIT", "ASKED_TOO_MUCH");
  tests.set(profileId, [...recent, now]);
}
