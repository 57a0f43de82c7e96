import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A backup in the folder. */
export interface Backup {
  /** The name of the file, such as "backup-2031-05-04T04-00-00Z.db". */
  readonly name: string;
  readonly madeAt: Date;
  /** Whether it was made before the database was upgraded for a newer version. */
  readonly isBeforeUpgrade: boolean;
  readonly bytes: number;
}

const NAME = /^backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(-upgrade)?\.db$/;

/** Those of before an upgrade that are kept beside the others: who notices a week later still has one. */
const UPGRADE_BACKUPS = 2;

/** Returns the name of a backup that is made at this time. */
export function nameOf(at: Date, isBeforeUpgrade: boolean): string {
  const time = at.toISOString().slice(0, 19).replaceAll(":", "-");
  return `backup-${time}Z${isBeforeUpgrade ? "-upgrade" : ""}.db`;
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
  const [, day, hours, minutes, seconds, upgrade] = NAME.exec(name) ?? [];
  if (day === undefined) return null;
  const file = await stat(join(folder, name)).catch(() => null);
  if (file === null || !file.isFile()) return null;
  const madeAt = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return { name, madeAt, isBeforeUpgrade: upgrade !== undefined, bytes: file.size };
}

/** Deletes all but the newest, and the newest of those from before an upgrade, which do not count. */
export async function keepNewest(folder: string, count: number): Promise<void> {
  const backups = await listBackups(folder);
  const superfluous = [
    ...backups.filter(({ isBeforeUpgrade }) => !isBeforeUpgrade).slice(count),
    ...backups.filter(({ isBeforeUpgrade }) => isBeforeUpgrade).slice(UPGRADE_BACKUPS),
  ];
  for (const { name } of superfluous) await rm(join(folder, name));
}
