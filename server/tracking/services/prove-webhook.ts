import { randomBytes } from "node:crypto";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { WebhookControl, WebhookTarget } from "../../integrations/port/webhook.ts";
import type { ServicesContext } from "./context.ts";

/** How long a test message may take to arrive. */
export const PROOF_MS = 15_000;

/** Asks a service for a test message. Returns null when it arrives at the hook, with the secret and in time. */
export async function proveWebhook(
  { services }: Pick<ServicesContext, "services">,
  slug: string,
  control: WebhookControl,
  target: WebhookTarget,
): Promise<IntegrationError | null> {
  const nonce = randomBytes(16).toString("hex");
  const proof = services.proofs.expect(slug, nonce, PROOF_MS);
  try {
    await control.test({ ...target, url: `${target.url}?proof=${nonce}` });
    return (await proof.arrived) ? null : toMissing(slug, target);
  } catch (error) {
    if (error instanceof IntegrationError) return error;
    throw error;
  } finally {
    proof.forget();
  }
}

/** A test message that was sent and has not arrived. */
export function toMissing(slug: string, { url }: WebhookTarget): IntegrationError {
  const params = { seconds: PROOF_MS / 1000, host: new URL(url).host };
  return new IntegrationError(slug, "timeout", { code: "TEST_MESSAGE_MISSING", params });
}
