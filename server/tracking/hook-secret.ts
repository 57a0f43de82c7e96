import { randomBytes } from "node:crypto";
import type { Store } from "../store/store.ts";
import type { Seal } from "./seal.ts";

/**
 * The secret of each service's webhook: one is made and kept sealed where none is set from outside. A secret that was
 * sealed with a lost key is replaced; the services must then be told the new one.
 */
export async function loadHookSecrets(
  store: Store,
  seal: Seal,
): Promise<ReadonlyMap<string, string>> {
  const services = await store.read.service.findMany({ select: { slug: true, hookSecret: true } });
  const secrets = new Map<string, string>();
  for (const { slug, hookSecret } of services) {
    const known = hookSecret === null ? null : seal.open(hookSecret);
    const secret = known ?? randomBytes(24).toString("base64url");
    if (known === null) {
      const sealed = seal.close(secret);
      await store.write((tx) =>
        tx.service.update({
          where: { slug },
          data: { hookSecret: sealed },
          select: { slug: true },
        }),
      );
    }
    secrets.set(slug, secret);
  }
  return secrets;
}
