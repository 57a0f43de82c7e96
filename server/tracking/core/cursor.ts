import { readSetting, writeSetting } from "../../store/setting.ts";
import type { Database, Tx } from "../../store/store.ts";
import type { CoreContext } from "./context.ts";

/** Returns the position at which the next poll of a service continues; null: from the beginning. */
export async function loadCursor(read: Database, slug: string): Promise<string | null> {
  return readSetting(read, cursorName(slug));
}

export async function hasCursor({ store }: CoreContext, slug: string): Promise<boolean> {
  return (await loadCursor(store.read, slug)) !== null;
}

/** Stores the cursor in the transaction of the observations that were read before it; null deletes it. */
export async function keepCursor(
  tx: Tx,
  { slug, value }: { readonly slug: string; readonly value: string | null },
): Promise<void> {
  const name = cursorName(slug);
  if (value === null) await tx.setting.deleteMany({ where: { name } });
  else await writeSetting(tx, name, value);
}

function cursorName(slug: string): string {
  return `cursor.${slug}`;
}
