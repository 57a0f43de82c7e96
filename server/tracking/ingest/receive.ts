import { createHash } from "node:crypto";
import { withoutSecrets } from "../../store/column/delivery.ts";
import { TrackingError } from "../core/error.ts";
import type { IngestContext } from "./context.ts";

export interface ReceiveInput {
  readonly slug: string;
  /** The bytes to store: JSON, or a form that could not be read. */
  readonly body: Uint8Array;
  /** The webhook as it came in, for a former owner to whom it is passed on. Absent: nobody else gets it. */
  readonly received?: { readonly contentType: string | null; readonly bytes: Uint8Array };
}

/**
 * Stores a webhook in the inbox, without its secrets: the delivery is durable when this resolves, and the inbox worker applies it later.
 * NOT_FOUND for an unknown service; a StoreError when the delivery cannot be stored.
 */
export async function receiveDelivery(
  ctx: IngestContext,
  { slug, body, received }: ReceiveInput,
): Promise<{ id: number }> {
  const integration = ctx.services.integrations.get(slug);
  if (integration === undefined) throw new TrackingError("NOT_FOUND", "SERVICE_UNKNOWN");
  const relayed = received === undefined ? null : ctx.services.relays.toStored(slug, received);
  const id = await ctx.store.insertDelivery({
    service: slug,
    kind: integration.kind,
    receivedAt: ctx.clock.now(),
    body: withoutSecrets(body),
    // Of what the service sent: a repetition has the same.
    bodyHash: createHash("sha256").update(body).digest("hex"),
    ...(relayed !== null && { relayed }),
  });
  ctx.inbox.wake();
  if (relayed !== null) ctx.services.relays.wake();
  return { id };
}
