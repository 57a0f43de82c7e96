import type { Log } from "../log.ts";
import { fileOf } from "./folder.ts";
import type { BackupOrder } from "./make-backup.ts";
import { readRestoreOrder, removeRestoreOrder } from "./restore-order.ts";

/**
 * Puts a backup back that was ordered before the last stop, and returns its name and the keys that were in it; null if
 * none was ordered or it cannot be put back, which is logged: the tracker then starts with what it has.
 */
export async function followRestoreOrder(
  order: BackupOrder,
  options: { readonly log: Log; readonly now: () => Date },
): Promise<{ readonly name: string; readonly keys: readonly string[] } | null> {
  const name = await readRestoreOrder(order.dataDir);
  const file = name === null ? null : fileOf(order.folder, name);
  try {
    if (name === null || file === null) return null;
    // It brings the drivers of both databases, of which the tracker itself needs one.
    const { restoreBackup } = await import("./restore-backup.ts");
    const passPhrase = order.encryption?.passPhrase ?? null;
    const { formerName, keys } = await restoreBackup({ ...order, file, passPhrase }, options);
    options.log.info({ name, former: formerName }, "backup restored");
    return { name, keys: keys ?? [] };
  } catch (error) {
    options.log.error({ err: error, name }, "the backup could not be restored: the database stays");
    return null;
  } finally {
    // A crash on the way leaves the order, which is then followed from the beginning.
    if (name !== null) await removeRestoreOrder(order.dataDir);
  }
}
