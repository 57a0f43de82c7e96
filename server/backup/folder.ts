import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A backup in the folder. */
export interface Backup {
  /** The name of the file, such as "backup-2031-05-04T04-00-00Z.db". */
  readonly name: string;
  readonly madeAt: Date;
  readonly bytes: number;
}

const NAME = /^backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/;

/** Returns the name of a backup that is made at this time. */
export function nameOf(at: Date): string {
  return `backup-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.db`;
}

/** Returns the path of a backup; null for a name that no backup has. */
export function fileOf(folder: string, name: string): string | null {
  return NAME.test(name) ? join(folder, name) : null;
}

/** Returns the complete backups, newest first. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const backups = await Promise.all(names.map((name) => findBackup(folder, name)));
  return backups
    .filter((backup) => backup !== null)
    .toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** Returns the backup of this name; null if there is none. */
export async function findBackup(folder: string, name: string): Promise<Backup | null> {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  if (day === undefined) return null;
  const file = await stat(join(folder, name)).catch(() => null);
  if (file === null || !file.isFile()) return null;
  return { name, madeAt: new Date(`${day}T${hours}:${minutes}:${seconds}Z`), bytes: file.size };
}

/** Deletes all but the newest. */
export async function keepNewest(folder: string, count: number): Promise<void> {
  for (const { name } of (await listBackups(folder)).slice(count)) await rm(join(folder, name));
}
