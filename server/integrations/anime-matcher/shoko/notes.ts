import type { ServiceCondition } from "../../../domain/problem/health.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import { present } from "../../shared/lenient.ts";
import type { ShokoClient } from "./client.ts";
import type { ShokoBan, ShokoQueue } from "./payload.ts";

/** Fewer jobs than this are the ordinary coming and going. */
const BUSY_JOBS = 25;

/** Folders are set up once in a while. */
const FOLDERS_RETENTION_MS = 60 * 60_000;

/** How Shoko is; what it cannot tell is left out. */
export interface Notes {
  read(now: Date): Promise<Omit<ServiceCheck, "version">>;
}

export function createNotes(client: ShokoClient): Notes {
  let folders: readonly string[] | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  /** That there are none is asked for again: it ends when somebody sets one up. */
  async function listFolders(now: number): Promise<readonly string[] | null> {
    const isKnown = folders !== null && folders.length > 0;
    if (isKnown && now - readAt < FOLDERS_RETENTION_MS) return folders;
    folders = (await orNull(client.listFolders())) ?? folders;
    readAt = now;
    return folders;
  }

  /** 5.x does not say that it is paused: its jobs may run and none does. Between two jobs that is so for an instant. */
  async function findPause(queue: ShokoQueue | null): Promise<boolean> {
    if (queue?.Running !== undefined) return !queue.Running;
    if (queue === null || !isStanding(queue)) return false;
    const again = await orNull(client.queue());
    return again !== null && isStanding(again);
  }

  return {
    async read(now) {
      const bans = await orNull(client.bans());
      const queue = await orNull(client.queue());
      const jobs = queue?.TotalCount === 0 ? null : await orNull(client.jobCounts());
      const managedFolders = await listFolders(now.getTime());
      const matchingBan = describeBan(bans?.UDP, "files cannot be matched", now);
      const isPaused = await findPause(queue);
      const notes = [
        matchingBan?.message ?? [],
        describeBan(bans?.HTTP, "series cannot be read", now)?.message ?? [],
        ...(isPaused ? [PAUSED] : queue ? describeQueue(queue) : []),
        ...(jobs ? describeHashing(jobs) : []),
        ...(managedFolders?.length === 0 ? ["no folder is set up in Shoko: it sees no file"] : []),
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

const PAUSED = "Shoko's queue is paused: no file is read or matched";

function isStanding({ WaitingCount: waiting = 0, CurrentlyExecuting: executing }: ShokoQueue) {
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
  ban: ShokoBan | undefined,
  effect: string,
  now: Date,
): Pick<ServiceCondition, "message" | "until"> | null {
  if (ban?.IsBanned !== true) return null;
  const end = endOfBan(ban);
  const until = end !== null && end > now ? end : null;
  const words = until === null ? "" : ` until ${toMinute(until)}`;
  return present({
    message: `AniDB has banned this address${words}: ${effect} meanwhile`,
    until: until?.toISOString(),
  });
}

/** Counted from when it was last told of; null when it does not say how long. */
function endOfBan({ BanDuration: span, LastUpdatedAt: since }: ShokoBan): Date | null {
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})/.exec(span ?? "");
  if (!match || since === undefined) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const spanMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
  return new Date(new Date(since).getTime() + spanMs);
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

/** Job types are named for people ("Hash File") or for programmers ("HashFileJob"). */
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
