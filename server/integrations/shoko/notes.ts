import { isLocalFault } from "../http/fault.ts";
import type { ShokoClient } from "./client.ts";
import type { ShokoBan, ShokoQueue } from "./payload.ts";

/** Fewer jobs than this are the ordinary coming and going. */
const BUSY_JOBS = 25;

/** What holds Shoko up, in words for an admin. */
export interface Notes {
  /** What it cannot tell is left out. */
  list(now: Date): Promise<readonly string[]>;
}

export function createNotes(client: ShokoClient): Notes {
  /** That there are some stays so; that there are none ends when somebody sets one up. */
  let hasFolders = false;

  async function lacksFolders(): Promise<boolean> {
    if (hasFolders) return false;
    const folders = await orNull(client.listFolders());
    hasFolders = folders !== null && folders.length > 0;
    return folders?.length === 0;
  }

  return {
    async list(now) {
      const bans = await orNull(client.bans());
      const queue = await orNull(client.queue());
      const jobs = queue?.TotalCount === 0 ? null : await orNull(client.jobCounts());
      return [
        ...describeBan(bans?.UDP, "files cannot be matched", now),
        ...describeBan(bans?.HTTP, "series cannot be read", now),
        ...(queue ? describeQueue(queue) : []),
        ...(jobs ? describeHashing(jobs) : []),
        ...((await lacksFolders()) ? ["no folder is set up in Shoko: it sees no file"] : []),
      ];
    },
  };
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isLocalFault(error)) return null;
    throw error;
  }
}

function describeBan(ban: ShokoBan | undefined, effect: string, now: Date): readonly string[] {
  if (ban?.IsBanned !== true) return [];
  const until = endOfBan(ban);
  const words = until !== null && until > now ? ` until ${toMinute(until)}` : "";
  return [`AniDB has banned this address${words}: ${effect} meanwhile`];
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
  Running: isRunning,
}: ShokoQueue): readonly string[] {
  if (isRunning === false) return ["Shoko's queue is paused: no file is read or matched"];
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
