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

/** Lists the secrets that the current key did not encrypt: every encrypted column of the database. */
async function listSecrets(tx: Tx, { prefix }: SecretCipher): Promise<readonly StoredSecret[]> {
  const services = await tx.service.findMany({
    select: { slug: true, credentials: true, hookSecret: true },
  });
  const links = await tx.shareLink.findMany({
    where: { NOT: { token: { startsWith: prefix } } },
    select: { id: true, token: true },
  });
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
  ];
  return all.flatMap(({ encrypted, ...secret }) =>
    encrypted === null || encrypted.startsWith(prefix) ? [] : [{ ...secret, encrypted }],
  );
}
