import type { ServiceCondition } from "../../domain/problem/sight.ts";
import { isLocalFault } from "../http/fault.ts";
import { present } from "../lenient.ts";
import type { ShokoClient } from "./client.ts";
import type { ShokoBan, ShokoQueue } from "./payload.ts";

/** Fewer jobs than this are the ordinary coming and going. */
const BUSY_JOBS = 25;

/** What holds Shoko up, in words for an admin; of that, what keeps files from being recognised. */
interface Noted {
  readonly notes: readonly string[];
  readonly conditions: readonly ServiceCondition[];
}

export interface Notes {
  /** What it cannot tell is left out. */
  read(now: Date): Promise<Noted>;
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

  /** 5.x does not say that it is paused: its jobs may run and none does. Between two jobs that is so for an instant. */
  async function isPaused(queue: ShokoQueue | null): Promise<boolean> {
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
      const banned = describeBan(bans?.UDP, "files cannot be matched", now);
      const paused = (await isPaused(queue)) ? [PAUSED] : [];
      const queued = queue !== null && paused.length === 0 ? describeQueue(queue) : [];
      const until = (bans?.UDP && endOfBan(bans.UDP)) ?? null;
      return {
        notes: [
          ...banned,
          ...describeBan(bans?.HTTP, "series cannot be read", now),
          ...paused,
          ...queued,
          ...(jobs ? describeHashing(jobs) : []),
          ...((await lacksFolders()) ? ["no folder is set up in Shoko: it sees no file"] : []),
        ],
        conditions: [
          ...banned.map((message) => ({
            code: "anidb-banned" as const,
            message,
            ...present({ until: until !== null && until > now ? until.toISOString() : undefined }),
          })),
          ...paused.map((message) => ({ code: "queue-paused" as const, message })),
        ],
      };
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
