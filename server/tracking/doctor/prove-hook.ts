import type { ServicesContext } from "../services/context.ts";
import { proveWebhook } from "../services/prove-webhook.ts";
import type { ProveHook } from "./context.ts";

/** Proves in the process that receives the webhooks that a test message arrives. */
export function proveByNonce(ctx: Pick<ServicesContext, "services">): ProveHook {
  return async (slug, control, target) => {
    const failure = await proveWebhook(ctx, slug, control, target);
    return failure === null ? { kind: "works" } : { kind: "unheard", cause: failure.reason };
  };
}
