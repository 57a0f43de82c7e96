import type { MessageOf } from "../../../domain/message/catalogue.ts";
import {
  formatNote,
  plainNote,
  type ServiceNoteMessage,
  type ServiceNoteParams,
} from "../../../domain/message/service-note.ts";
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
      const matchingBan = anidb && describeBan(anidb.udp, "matches", now);
      const isPaused = await findPause(queue);
      const notes = [
        matchingBan ?? [],
        ...(anidb ? describeSuspension(anidb.udp, "matches") : []),
        (anidb && describeBan(anidb.http, "series", now)) ?? [],
        ...(anidb ? describeSuspension(anidb.http, "series") : []),
        ...(isPaused ? [PAUSED] : queue ? describeQueue(queue) : []),
        ...(jobs ? describeHashing(jobs) : []),
        ...(managedFolders?.length === 0 ? [plainNote("MATCHER_SEES_NO_FILES")] : []),
      ].flat();
      const conditions: readonly ServiceCondition[] = [
        ...(matchingBan ? [toBanCondition(matchingBan)] : []),
        ...(isPaused ? [{ code: "queue-paused" as const, message: formatNote(PAUSED) }] : []),
      ];
      return present({
        notes: notes.length > 0 ? notes : undefined,
        conditions: conditions.length > 0 ? conditions : undefined,
        folders: managedFolders ?? undefined,
      });
    },
  };
}

const PAUSED = plainNote("MATCHER_QUEUE_PAUSED");

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

type Missing = MessageOf<ServiceNoteParams, "ANIDB_BAN">["params"]["missing"];
type Ban = MessageOf<ServiceNoteParams, "ANIDB_BAN">;

function describeBan({ isBanned, until: end }: AnidbAccess, missing: Missing, now: Date) {
  if (!isBanned) return null;
  const until = end !== null && end > now ? end.toISOString() : null;
  return { code: "ANIDB_BAN", params: { missing, until } } satisfies Ban;
}

function toBanCondition(ban: Ban): ServiceCondition {
  return present({
    code: "anidb-banned" as const,
    message: formatNote(ban),
    until: ban.params.until ?? undefined,
  });
}

function describeSuspension(
  { suspension }: AnidbAccess,
  missing: Missing,
): readonly ServiceNoteMessage[] {
  if (suspension === null) return [];
  return [{ code: "ANIDB_SUSPENDED", params: { cause: suspension, missing } }];
}

function describeQueue({
  TotalCount: total = 0,
  BlockedCount: blocked = 0,
}: ShokoQueue): readonly ServiceNoteMessage[] {
  if (blocked > 0) return [{ code: "MATCHER_JOBS_BLOCKED", params: { count: blocked, total } }];
  return total >= BUSY_JOBS ? [{ code: "MATCHER_JOBS_WAIT", params: { count: total } }] : [];
}

/** Job types have display names ("Hash File") or class names ("HashFileJob"). */
function describeHashing(
  jobs: Readonly<Record<string, number | undefined>>,
): readonly ServiceNoteMessage[] {
  const files = Object.entries(jobs)
    .filter(([type]) => /^hash\s*file/i.test(type))
    .reduce((sum, [, waiting = 0]) => sum + waiting, 0);
  if (files === 0) return [];
  return [{ code: "FILES_TO_HASH", params: { count: files } }];
}
