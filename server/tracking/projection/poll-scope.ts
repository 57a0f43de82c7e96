import { setImmediate as breathe } from "node:timers/promises";
import { BEFORE_IMPORT } from "../../domain/state.ts";
import type { PollScope } from "../../integrations/port/poll.ts";
import { loadAwaitedVersions } from "../../store/awaited-request.ts";
import { listDownloadKeys } from "../../store/running-download.ts";
import type { Database } from "../../store/store.ts";
import { loadCursor } from "../core/cursor.ts";
import { createSerial } from "../core/serial.ts";
import { loadAwaitedItems, type AwaitedItem } from "./tracked-items.ts";

/** Requests per query: Prisma on SQLite blocks the event loop while it reads. */
const PAGE_SIZE = 25;

/** Loads what the tracker waits for: every request that is not finished, and its running downloads. */
export type LoadScope = (slug: string) => Promise<PollScope>;

/**
 * Keeps awaited requests in memory from poll to poll, so that a poll reads only those that have changed: the version of a
 * request rises with each change of it, its units and their attempts.
 */
export function createScopeLoader(read: Database): LoadScope {
  const kept = new Map<string, AwaitedItem>();
  const inTurn = createSerial();

  async function loadAll(): Promise<readonly AwaitedItem[]> {
    const versions = await loadAwaitedVersions(read);
    for (const id of kept.keys()) if (!versions.has(id)) kept.delete(id);
    const changed = [...versions].flatMap(([id, version]) =>
      kept.get(id)?.version === version ? [] : [id],
    );
    for (let start = 0; start < changed.length; start += PAGE_SIZE) {
      const page = changed.slice(start, start + PAGE_SIZE);
      for (const item of await loadAwaitedItems(read, page)) kept.set(item.id, item);
      await breathe();
    }
    return [...versions.keys()].toSorted().flatMap((id) => kept.get(id) ?? []);
  }

  return async (slug) => {
    const items = await inTurn(loadAll);
    return {
      tracked: items.map(({ tracked }) => tracked),
      downloadIds: new Set(items.flatMap(({ downloadIds }) => downloadIds)),
      cursor: await loadCursor(read, slug),
    };
  };
}

/** Loads only the downloads, which download clients are polled for every one or two seconds. */
export async function loadDownloadScope(read: Database, slug: string): Promise<PollScope> {
  const downloadIds = await listDownloadKeys(read, BEFORE_IMPORT);
  return { tracked: [], downloadIds, cursor: await loadCursor(read, slug) };
}

/** Returns whether any unit waits for the library or for Shoko. */
export async function isAnyWaiting(read: Database): Promise<boolean> {
  const waiting = await read.unit.findFirst({
    where: { state: { in: ["IMPORTING", "ANIME_MATCHING"] } },
    select: { id: true },
  });
  return waiting !== null;
}
