import type { ServiceCondition } from "../../../domain/problem/health.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import { present } from "../../shared/lenient.ts";
import type { AnidbAccess } from "./anidb-access.ts";
import type { ShokoClient } from "./client.ts";
import type { ShokoQueue } from "./payload.ts";

/** Fewer jobs than this are normal. */
const BUSY_JOBS = 25;

/** Folders rarely change. */
const FOLDERS_RETENTION_MS = 60 * 60_000;

/** Reads Shoko's health; unavailable parts are omitted. */
export interface ShokoHealth {
  read(now: Date): Promise<Omit<ServiceCheck, "version">>;
}

export function createHealth(client: ShokoClient): ShokoHealth {
  let folders: readonly string[] | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  /** An empty list is read again, because it changes once somebody adds a folder. */
  async function listFolders(now: number): Promise<readonly string[] | null> {
    const isKnown = folders !== null && folders.length > 0;
    if (isKnown && now - readAt < FOLDERS_RETENTION_MS) return folders;
    folders = (await orNull(client.listFolders())) ?? folders;
    readAt = now;
    return folders;
  }

  /**
   * 5.x does not report a pause: jobs are ready but none runs. Between two jobs this also happens for an instant, so it
   * is checked twice.
   */
  async function findPause(queue: ShokoQueue | null): Promise<boolean> {
    if (queue?.Running !== undefined) return !queue.Running;
    if (queue === null || !isIdle(queue)) return false;
    const again = await orNull(client.queue());
    return again !== null && isIdle(again);
  }

  return {
    async read(now) {
      const managedFolders = await listFolders(now.getTime());
      const anidb = await orNull(client.anidb());
      const queue = await orNull(client.queue());
      const jobs = queue?.TotalCount === 0 ? null : await orNull(client.jobCounts());
      const matchingBan = anidb && describeBan(anidb.udp, NO_MATCHES, now);
      const isPaused = await findPause(queue);
      const notes = [
        matchingBan?.message ?? [],
        ...(anidb ? describeSuspension(anidb.udp, NO_MATCHES) : []),
        (anidb && describeBan(anidb.http, NO_SERIES, now)?.message) ?? [],
        ...(anidb ? describeSuspension(anidb.http, NO_SERIES) : []),
        ...(isPaused ? [PAUSED] : queue ? describeQueue(queue) : []),
        ...(jobs ? describeHashing(jobs) : []),
        ...(managedFolders?.length === 0
          ? ["no folder is configured in Shoko: it sees no files"]
          : []),
      ].flat();
      const conditions: readonly ServiceCondition[] = [
        ...(matchingBan ? [{ code: "anidb-banned" as const, ...matchingBan }] : []),
        ...(isPaused ? [{ code: "queue-paused" as const, message: PAUSED }] : []),
      ];
      return present({
        notes: notes.length > 0 ? notes : undefined,
        conditions: conditions.length > 0 ? conditions : undefined,
        folders: managedFolders ?? undefined,
      });
    },
  };
}

const NO_MATCHES = "files cannot be matched";
const NO_SERIES = "series cannot be read";
const PAUSED = "Shoko's queue is paused: no files are hashed or matched";

function isIdle({ WaitingCount: waiting = 0, CurrentlyExecuting: executing }: ShokoQueue) {
  return waiting > 0 && executing?.length === 0;
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isItemError(error)) return null;
    throw error;
  }
}

function describeBan(
  { isBanned, until: end }: AnidbAccess,
  effect: string,
  now: Date,
): Pick<ServiceCondition, "message" | "until"> | null {
  if (!isBanned) return null;
  const until = end !== null && end > now ? end : null;
  const words = until === null ? "" : ` until ${toMinute(until)}`;
  return present({
    message: `AniDB has banned this address${words}: ${effect} meanwhile`,
    until: until?.toISOString(),
  });
}

function describeSuspension({ suspension }: AnidbAccess, effect: string): readonly string[] {
  if (suspension === null) return [];
  return [`requests to AniDB are held back (${suspension}): ${effect} meanwhile`];
}

function toMinute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function describeQueue({
  TotalCount: total = 0,
  BlockedCount: blocked = 0,
}: ShokoQueue): readonly string[] {
  if (blocked > 0)
    return [`${count(blocked, "job")} of ${total} in Shoko's queue cannot run at the moment`];
  return total >= BUSY_JOBS ? [`${count(total, "job")} wait in Shoko's queue`] : [];
}

/** Job types have display names ("Hash File") or class names ("HashFileJob"). */
function describeHashing(jobs: Readonly<Record<string, number | undefined>>): readonly string[] {
  const files = Object.entries(jobs)
    .filter(([type]) => /^hash\s*file/i.test(type))
    .reduce((sum, [, waiting = 0]) => sum + waiting, 0);
  if (files === 0) return [];
  return [`${count(files, "file")} ${files === 1 ? "waits" : "wait"} to be hashed`];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
