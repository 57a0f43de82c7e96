import { randomBytes } from "node:crypto";
import type { Store } from "../../store/store.ts";
import type { SecretCipher, SecretPlace } from "../core/secrets.ts";
import type { ServicesContext } from "./context.ts";

/** Returns the secret that a service sends with its webhooks; undefined: no webhook is accepted. */
export function hookSecretOf(
  { services }: Pick<ServicesContext, "services">,
  slug: string,
): string | undefined {
  const isFromEnvironment = services.running.get(slug)?.source === "env";
  return (isFromEnvironment ? services.webhookToken : null) ?? services.hookSecrets.get(slug);
}

export function makeHookSecret(): string {
  return randomBytes(24).toString("base64url");
}

export function encryptHookSecret(cipher: SecretCipher, slug: string, secret: string): string {
  return cipher.encrypt(secret, placeOf(slug));
}

function placeOf(slug: string): SecretPlace {
  return ["Service", slug, "hookSecret"];
}

/** Returns the webhook secrets that can be read, by slug, and changes nothing. */
export async function readHookSecrets(
  store: Store,
  cipher: SecretCipher,
): Promise<ReadonlyMap<string, string>> {
  const services = await store.read.service.findMany({ select: { slug: true, hookSecret: true } });
  return new Map(
    services.flatMap(({ slug, hookSecret }) => {
      const known = hookSecret === null ? null : cipher.decrypt(hookSecret, placeOf(slug));
      return known === null ? [] : [[slug, known] as const];
    }),
  );
}

/**
 * Returns the webhook secret of each service, and creates and stores missing ones. A secret that was encrypted with a
 * lost key is replaced; the webhook must then be registered again.
 */
export async function loadHookSecrets(
  store: Store,
  cipher: SecretCipher,
): Promise<Map<string, string>> {
  const services = await store.read.service.findMany({ select: { slug: true, hookSecret: true } });
  const secrets = new Map<string, string>();
  for (const { slug, hookSecret } of services)
    secrets.set(
      slug,
      read(cipher, slug, hookSecret) ?? (await replace(store, cipher, { slug, hookSecret })),
    );
  return secrets;
}

function read(cipher: SecretCipher, slug: string, encrypted: string | null): string | null {
  return encrypted === null ? null : cipher.decrypt(encrypted, placeOf(slug));
}

/** Of several processes that start at once, the first one makes the secret. */
async function replace(
  store: Store,
  cipher: SecretCipher,
  { slug, hookSecret }: { readonly slug: string; readonly hookSecret: string | null },
): Promise<string> {
  const secret = makeHookSecret();
  const stored = await store.write(async (tx) => {
    await tx.service.updateMany({
      where: { slug, hookSecret },
      // The registered secret is no longer accepted.
      data: {
        hookSecret: encryptHookSecret(cipher, slug, secret),
        webhookRegisteredAt: null,
        webhookProvenAt: null,
      },
    });
    return await tx.service.findUnique({ where: { slug }, select: { hookSecret: true } });
  });
  return read(cipher, slug, stored?.hookSecret ?? null) ?? secret;
}
