import type { PushKeys } from "../integrations/port/notifier.ts";
import { readSetting, writeSetting } from "../store/setting.ts";
import type { SecretPlace } from "../tracking/core/secrets.ts";
import type { NotificationContext } from "./context.ts";

/** Settings with the keys by which push services know the tracker; the private one is encrypted. */
const PUBLIC_KEY = "push.publicKey";
const PRIVATE_KEY = "push.privateKey";
const PLACE: SecretPlace = ["Setting", PRIVATE_KEY];

type KeyContext = Pick<NotificationContext, "store" | "cipher" | "publicUrl" | "makePushKeys">;

/**
 * Returns the keys, made once: browsers tie their subscription to the public one. New ones replace keys that no known
 * SECRET_KEY decrypts; then each browser has to subscribe again.
 */
export async function loadPushKeys(ctx: KeyContext): Promise<PushKeys> {
  const known = await readKeys(ctx);
  const keys = known ?? (await storeKeys(ctx));
  return { ...keys, subject: subjectOf(ctx.publicUrl) };
}

type KeyPair = Pick<PushKeys, "publicKey" | "privateKey">;

async function readKeys({ store, cipher }: KeyContext): Promise<KeyPair | null> {
  const publicKey = await readSetting(store.read, PUBLIC_KEY);
  const encrypted = await readSetting(store.read, PRIVATE_KEY);
  if (publicKey === null || encrypted === null) return null;
  const privateKey = cipher.decrypt(encrypted, PLACE);
  return privateKey === null ? null : { publicKey, privateKey };
}

async function storeKeys(ctx: KeyContext): Promise<KeyPair> {
  const made = await ctx.makePushKeys();
  await ctx.store.write(async (tx) => {
    // Somebody may have made them meanwhile.
    const encrypted = await tx.setting.findUnique({ where: { name: PRIVATE_KEY } });
    if (encrypted !== null && ctx.cipher.decrypt(encrypted.value, PLACE) !== null) return;
    await writeSetting(tx, PUBLIC_KEY, made.publicKey);
    await writeSetting(tx, PRIVATE_KEY, ctx.cipher.encrypt(made.privateKey, PLACE));
  });
  return (await readKeys(ctx)) ?? made;
}

/** Push services may write to whoever runs the tracker; Safari refuses https://localhost. */
function subjectOf(publicUrl: string | null): string {
  return publicUrl?.startsWith("https://") === true
    ? publicUrl
    : "mailto:status-tracker@example.org";
}
