import type { Database, Tx } from "./client.ts";

/** A value that was kept under a name of its own; null: none was. */
export async function readSetting(read: Database, name: string): Promise<string | null> {
  const row = await read.setting.findUnique({ where: { name } });
  return row?.value ?? null;
}

export async function writeSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
}
