import { randomBytes } from "node:crypto";
import type { Store } from "../../store/store.ts";
import type { SecretCipher } from "../core/secrets.ts";
import type { ServicesContext } from "./context.ts";

/** Secret that a service sends with its webhooks; undefined lets nobody in. */
export function hookSecretOf({ services }: ServicesContext, slug: string): string | undefined {
  const isFromEnvironment = services.running.get(slug)?.source === "env";
  return (isFromEnvironment ? services.webhookToken : null) ?? services.hookSecrets.get(slug);
}

export function makeHookSecret(): string {
  return randomBytes(24).toString("base64url");
}

/**
 * The secret of each service's webhook: one is made and kept sealed where none is known. A secret that was sealed with a
 * lost key is replaced; the services must then be told the new one.
 */
export async function loadHookSecrets(
  store: Store,
  cipher: SecretCipher,
): Promise<Map<string, string>> {
  const services = await store.read.service.findMany({ select: { slug: true, hookSecret: true } });
  const secrets = new Map<string, string>();
  for (const { slug, hookSecret } of services) {
    const known = hookSecret === null ? null : cipher.open(hookSecret);
    const secret = known ?? makeHookSecret();
    if (known === null) {
      const encrypted = cipher.close(secret);
      await store.write((tx) =>
        tx.service.update({
          where: { slug },
          // What the service has registered no longer lets it in.
          data: { hookSecret: encrypted, webhookRegisteredAt: null, webhookProvenAt: null },
          select: { slug: true },
        }),
      );
    }
    secrets.set(slug, secret);
  }
  return secrets;
}
