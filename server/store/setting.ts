import type { Database, Tx } from "./client.ts";

/** Returns the value that is stored under a name; null if there is none. */
export async function readSetting(read: Database, name: string): Promise<string | null> {
  const row = await read.setting.findUnique({ where: { name } });
  return row?.value ?? null;
}

export async function writeSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
}
