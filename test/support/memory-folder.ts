import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const MEMORY = "/dev/shm";
/** A container has 64 MB there if nobody says otherwise. */
const MIN_FREE_BYTES = 2 ** 30;

/** Where tests keep their databases: in memory if there is enough, because every commit waits for a disk. */
export function findDatabaseFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= MIN_FREE_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
