import type { Integration } from "../../server/integrations/port/integration.ts";
import { createMeter } from "../../server/integrations/shared/meter.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { createServiceRegistry } from "../../server/tracking/services/open-registry.ts";
import type { ServiceRegistry } from "../../server/tracking/services/registry.ts";

/** Services that nothing polls. */
export function createIdleRegistry(
  integrations: ReadonlyMap<string, Integration>,
): ServiceRegistry {
  const registry = createServiceRegistry({
    integrate: ({ slug, kind }) => ({
      slug,
      kind,
      check: () => Promise.reject(new Error("still")),
    }),
    pace: { pollSeconds: 3600, verifySeconds: 3600, reconcileSeconds: 3600 },
    cipher: createSecretCipher("a-secret-key-for-tests"),
    publicUrl: null,
    webhookToken: null,
  });
  for (const [slug, integration] of integrations) {
    registry.integrations.set(slug, integration);
    registry.running.set(slug, {
      name: slug,
      source: "env",
      connection: { slug, kind: integration.kind, url: `http://${slug}:80`, apiKey: "k" },
      integration,
      isEnabled: true,
      isLocked: false,
      meter: createMeter(() => new Date()),
      hint: () => undefined,
      wake: () => undefined,
      refresh: () => Promise.resolve(true),
      stop: () => Promise.resolve(),
    });
  }
  return registry;
}
