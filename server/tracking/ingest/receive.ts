import { createHash } from "node:crypto";
import { TrackingError } from "../core/error.ts";
import type { IngestContext } from "./context.ts";

export interface ReceiveInput {
  readonly slug: string;
  /** The bytes as they came; known to be JSON. */
  readonly body: Uint8Array;
}

/**
 * Takes in a webhook: an inbox row, durable when this resolves, and nothing else. The lane applies it afterwards.
 * NOT_FOUND for a slug that is no service; a StoreError when it cannot be stored.
 */
export async function receiveDelivery(
  ctx: IngestContext,
  { slug, body }: ReceiveInput,
): Promise<{ id: number }> {
  const integration = ctx.services.integrations.get(slug);
  if (integration === undefined)
    throw new TrackingError("NOT_FOUND", `no service is named ${slug}`);
  const id = await ctx.store.insertDelivery({
    service: slug,
    kind: integration.kind,
    receivedAt: ctx.clock.now(),
    body,
    bodyHash: createHash("sha256").update(body).digest("hex"),
  });
  ctx.inbox.wake();
  return { id };
}
