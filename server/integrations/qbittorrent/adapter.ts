import { z } from "zod";
import type { Observation } from "../../domain/observation.ts";
import type {
  Integration,
  IntegrationDeps,
  PollResult,
  PollScope,
  ServiceConnection,
} from "../port.ts";
import { createQbittorrentClient } from "./client.ts";
import { createGoneWatch } from "./gone-watch.ts";
import { createMaindataSync, type TorrentMap } from "./maindata-sync.ts";
import { isTorn, toDownloadIds, toRemovedObservation } from "./mapper.ts";
import { createTorrentWatch } from "./torrent-watch.ts";

/** Deltas can lack changes in every version before 5.3 (see maindata-sync.ts). */
const FULL_EVERY_MS = 3 * 60_000;
const FULL_AFTER_TORN_MS = 10_000;

/** The ids of followed downloads that were seen here, so that one that leaves while the tracker is off is missed. */
const Cursor = z.array(z.string());

export function createQbittorrentAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createQbittorrentClient(connection, deps);
  const sync = createMaindataSync(client);
  const watch = createTorrentWatch(slug, client);
  const gone = createGoneWatch();
  let fullAt = Number.NEGATIVE_INFINITY;
  let isSomeTorn = false;
  let isCursorRead = false;

  async function refresh(now: Date): Promise<void> {
    const age = now.getTime() - fullAt;
    const wantsFull =
      age >= FULL_EVERY_MS ||
      (isSomeTorn && age >= FULL_AFTER_TORN_MS) ||
      gone.wantsSecondLook(now);
    if (await sync.refresh(wantsFull)) {
      fullAt = now.getTime();
      // What was told may have been lost on its way; telling it again costs nothing.
      watch.retell();
    }
  }

  async function lookAt(followed: ReadonlySet<string>, now: Date): Promise<readonly Observation[]> {
    const observations: Observation[] = [];
    for (const hash of followed) {
      const torrent = sync.torrents().get(hash);
      if (!torrent) continue;
      isSomeTorn ||= isTorn(torrent);
      const observation = await watch.look(hash, torrent, now);
      if (observation) observations.push(observation);
    }
    return observations;
  }

  function findGone(missing: readonly string[], now: Date): readonly Observation[] {
    const observations: Observation[] = [];
    for (const downloadId of missing) {
      const since = gone.missed(downloadId, now);
      if (!since || !gone.isOverdue(since, now)) continue;
      observations.push(toRemovedObservation(slug, downloadId, since, now));
      gone.forget(downloadId);
    }
    return observations;
  }

  async function poll({ downloadIds, cursor }: PollScope): Promise<PollResult> {
    if (!isCursorRead) for (const id of readCursor(cursor)) gone.seen(id);
    isCursorRead = true;
    gone.keepOnly(downloadIds);
    if (downloadIds.size === 0) {
      watch.keepOnly(new Set());
      return { observations: [], cursor: null };
    }
    const now = deps.now();
    await refresh(now);

    const { hashes, found } = findFollowed(sync.torrents(), downloadIds);
    watch.keepOnly(hashes);
    for (const id of found) gone.seen(id);
    isSomeTorn = false;
    const removed = findGone(
      [...downloadIds].filter((id) => !found.has(id)),
      now,
    );
    const told = await lookAt(hashes, now);
    return { observations: [...told, ...removed], cursor: JSON.stringify(gone.seenIds()) };
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    slug,
    kind: "QBITTORRENT",
    check: async () => ({ version: await client.version() }),
    /** One after the other: two `sync/maindata` calls at a time would take each other's changes. */
    poll(scope) {
      const result = last.then(() => poll(scope));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

function findFollowed(torrents: TorrentMap, downloadIds: ReadonlySet<string>) {
  const hashes = new Set<string>();
  const found = new Set<string>();
  for (const [hash, torrent] of torrents) {
    for (const id of toDownloadIds(hash, torrent)) {
      if (!downloadIds.has(id)) continue;
      hashes.add(hash);
      found.add(id);
    }
  }
  return { hashes, found };
}

function readCursor(cursor: string | null): readonly string[] {
  if (cursor === null) return [];
  try {
    return Cursor.parse(JSON.parse(cursor));
  } catch {
    // Not ours, or of a later version: it costs one unnoticed removal at most.
    return [];
  }
}
