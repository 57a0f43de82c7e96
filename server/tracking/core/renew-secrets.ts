import type { Store, Tx } from "../../store/store.ts";
import type { SecretCipher, SecretPlace } from "./secrets.ts";

export interface RenewedSecrets {
  /** Secrets that were encrypted anew. */
  readonly renewed: number;
  /** Secrets that no known key decrypts. They stay as they are: their key may come back. */
  readonly locked: number;
}

/**
 * Encrypts all secrets anew that an earlier key or an earlier version of the tracker encrypted, in one transaction: after
 * it, the current key alone is needed.
 */
export async function renewSecrets(store: Store, cipher: SecretCipher): Promise<RenewedSecrets> {
  return store.write(async (tx) => {
    let renewed = 0;
    let locked = 0;
    for (const { place, encrypted, save } of await listSecrets(tx, cipher)) {
      const secret = cipher.decryptFormer(encrypted, place);
      if (secret === null) locked += 1;
      else {
        await save(cipher.encrypt(secret, place));
        renewed += 1;
      }
    }
    return { renewed, locked };
  });
}

interface StoredSecret {
  readonly place: SecretPlace;
  readonly encrypted: string;
  save(encrypted: string): Promise<unknown>;
}

/** Settings whose value is encrypted. */
const ENCRYPTED_SETTINGS = ["mail.password", "push.privateKey"] as const;

/** Lists the secrets that the current key did not encrypt: every encrypted column of the database. */
async function listSecrets(tx: Tx, { prefix }: SecretCipher): Promise<readonly StoredSecret[]> {
  const services = await tx.service.findMany({
    select: { slug: true, credentials: true, hookSecret: true },
  });
  const links = await tx.shareLink.findMany({
    where: { NOT: { token: { startsWith: prefix } } },
    select: { id: true, token: true },
  });
  const channels = await tx.notificationChannel.findMany({
    where: { secrets: { not: null }, NOT: { secrets: { startsWith: prefix } } },
    select: { id: true, secrets: true },
  });
  const relays = await tx.webhookRelay.findMany({ select: { service: true, target: true } });
  const relayed = await tx.relayedWebhook.findMany({
    where: { NOT: { body: { startsWith: prefix } } },
    select: { id: true, service: true, body: true },
  });
  const settings = await tx.setting.findMany({ where: { name: { in: [...ENCRYPTED_SETTINGS] } } });
  const all = [
    ...services.flatMap(({ slug, ...row }) =>
      (["credentials", "hookSecret"] as const).map((column) => ({
        place: ["Service", slug, column] as const,
        encrypted: row[column],
        save: (encrypted: string) =>
          tx.service.updateMany({ where: { slug }, data: { [column]: encrypted } }),
      })),
    ),
    ...links.map(({ id, token }) => ({
      place: ["ShareLink", id, "token"] as const,
      encrypted: token,
      save: (encrypted: string) =>
        tx.shareLink.updateMany({ where: { id }, data: { token: encrypted } }),
    })),
    ...channels.map(({ id, secrets }) => ({
      place: ["NotificationChannel", id, "secrets"] as const,
      encrypted: secrets,
      save: (encrypted: string) =>
        tx.notificationChannel.updateMany({ where: { id }, data: { secrets: encrypted } }),
    })),
    ...relays.map(({ service, target }) => ({
      place: ["WebhookRelay", service, "target"] as const,
      encrypted: target,
      save: (encrypted: string) =>
        tx.webhookRelay.updateMany({ where: { service }, data: { target: encrypted } }),
    })),
    ...relayed.map(({ id, service, body }) => ({
      place: ["RelayedWebhook", service, "body"] as const,
      encrypted: body,
      save: (encrypted: string) =>
        tx.relayedWebhook.updateMany({ where: { id }, data: { body: encrypted } }),
    })),
    ...settings.map(({ name, value }) => ({
      place: ["Setting", name] as const,
      encrypted: value,
      save: (encrypted: string) =>
        tx.setting.updateMany({ where: { name }, data: { value: encrypted } }),
    })),
  ];
  return all.flatMap(({ encrypted, ...secret }) =>
    encrypted === null || encrypted.startsWith(prefix) ? [] : [{ ...secret, encrypted }],
  );
}
