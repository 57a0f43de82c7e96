import { join } from "node:path";
import { writeBackup } from "../store/backup/write-backup.ts";
import { toDatabaseTarget } from "../store/database-url.ts";
import type { MigrateOptions } from "../store/migrate.ts";
import { createFolder } from "../store/private-file.ts";
import { addKeys } from "./encrypted-key.ts";
import { nameOf } from "./folder.ts";

/** What a backup is made of. It can be sent to a thread. */
export interface BackupOrder {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly folder: string;
  /** The keys of the stored secrets are part of the backup only if a pass phrase encrypts them. */
  readonly encryption: { readonly passPhrase: string; readonly keys: readonly string[] } | null;
  /** Whether the database is about to be upgraded. */
  readonly isBeforeUpgrade?: boolean;
}

/** Makes a backup of the database and returns its name. */
export async function makeBackup(order: BackupOrder, options: MigrateOptions): Promise<string> {
  const { databaseUrl, dataDir, folder, encryption, isBeforeUpgrade = false } = order;
  const name = nameOf(options.now(), isBeforeUpgrade);
  await createFolder(folder);
  await writeBackup(toDatabaseTarget(databaseUrl, dataDir), join(folder, name), {
    ...options,
    addTo(handle) {
      if (encryption !== null) addKeys(handle, encryption.passPhrase, encryption.keys);
    },
  });
  return name;
}
