import { createHash } from "node:crypto";
import type { Actor } from "../domain/actor.ts";
import type { NotificationChannel } from "../store/generated/sqlite/client.ts";
import { TrackingError } from "../tracking/core/error.ts";
import type { NotificationContext } from "./context.ts";
import { saveChannel, type ProfileOwner } from "./save-channel.ts";

export interface PushSubscriptionInput {
  readonly endpoint: string;
  /** Public key of the browser, base64url. */
  readonly p256dh: string;
  /** Secret of the browser, base64url. */
  readonly auth: string;
  /** Name of the device. */
  readonly name: string;
  readonly baseUrl: string | undefined;
}

const PUBLIC_KEY_BYTES = 65;
const AUTH_BYTES = 16;
const MAX_ENDPOINT = 1_000;

/** Lets a browser be notified by push. One that another person had signed in with is theirs no longer. */
export async function subscribeToPush(
  ctx: NotificationContext,
  owner: ProfileOwner,
  { endpoint, p256dh, auth, name, baseUrl }: PushSubscriptionInput,
  by: Actor,
): Promise<NotificationChannel> {
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol) || endpoint.length > MAX_ENDPOINT)
    throw bad("endpoint");
  if (Buffer.from(p256dh, "base64url").length !== PUBLIC_KEY_BYTES) throw bad("p256dh");
  if (Buffer.from(auth, "base64url").length !== AUTH_BYTES) throw bad("auth");
  const endpointHash = hashEndpoint(endpoint);
  const known = await ctx.store.write(async (tx) => {
    await tx.notificationChannel.deleteMany({
      where: { endpointHash, NOT: { profileId: owner.profileId } },
    });
    return tx.notificationChannel.findUnique({
      where: { endpointHash },
      select: { id: true, name: true },
    });
  });
  const saved = await saveChannel(
    ctx,
    owner,
    {
      id: known?.id ?? null,
      kind: "WEB_PUSH",
      name: known?.name ?? name,
      isEnabled: true,
      baseUrl,
      fields: { endpoint, p256dh, auth },
    },
    by,
  );
  return ctx.store.write((tx) =>
    tx.notificationChannel.update({ where: { id: saved.id }, data: { endpointHash } }),
  );
}

/** What the tracker shows of an endpoint, which is a secret: the browser computes the same. */
export function hashEndpoint(endpoint: string): string {
  return createHash("sha256").update(endpoint).digest("hex");
}

function bad(field: string): TrackingError {
  return new TrackingError("BAD_INPUT", "PUSH_SUBSCRIPTION_INVALID", { field });
}
