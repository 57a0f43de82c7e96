import type { Config } from "./config/config.ts";
import { dropPreviousKeys } from "./config/secret-key.ts";
import type { Log } from "./log.ts";
import { writeAudit } from "./store/audit.ts";
import type { Store } from "./store/store.ts";
import { renewSecrets } from "./tracking/core/renew-secrets.ts";
import type { SecretCipher } from "./tracking/core/secrets.ts";

/** Encrypts anew what an earlier key encrypted, and forgets the previous keys of the key file. */
export async function finishRotation(
  { config, log }: { readonly config: Config; readonly log: Log },
  store: Store,
  cipher: SecretCipher,
): Promise<void> {
  const { renewed } = await renewSecrets(store, cipher);
  if (renewed > 0) log.info({ count: renewed }, "stored secrets were encrypted anew");
  if (config.secretKey === undefined) await dropPreviousKeys(config.dataDir);
}

/** Notes that a backup was restored. Who ordered it is in the database that was replaced. */
export async function noteRestored(
  store: Store,
  { name, at }: { readonly name: string; readonly at: Date },
): Promise<void> {
  const message = { code: "BACKUP_RESTORED", params: { name } } as const;
  await store.write((tx) => writeAudit(tx, { at, by: null, message }));
}
