/** Two polls this far apart must both miss a torrent before it counts as removed. */
const MISSING_AFTER_MS = 2 * 60_000;

/**
 * Tells which followed downloads have left this client. Only one that was seen here can leave: an id can belong to
 * another client, or not be handed over yet.
 */
export interface RemovalMonitor {
  seen(downloadId: string): void;
  /** Since when a download is missing; null when it was never seen here. */
  missed(downloadId: string, now: Date): Date | null;
  /** Some missing download only waits for a second look, which must be at a whole list. */
  wantsConfirmation(now: Date): boolean;
  isOverdue(missingSince: Date, now: Date): boolean;
  /** The second look has missed it as well: it stays missing until it is seen again, and needs no third. */
  confirm(downloadId: string): void;
  /** Those that the last look has seen. */
  presentIds(): readonly string[];
  keepOnly(downloadIds: ReadonlySet<string>): void;
  seenIds(): readonly string[];
}

export function createRemovalMonitor(): RemovalMonitor {
  /** Seen ids, and since when each is missing. */
  const missingSince = new Map<string, Date | null>();
  const confirmed = new Set<string>();
  const isOverdue = (since: Date, now: Date) => now.getTime() - since.getTime() >= MISSING_AFTER_MS;
  return {
    seen(downloadId) {
      missingSince.set(downloadId, null);
      confirmed.delete(downloadId);
    },
    missed(downloadId, now) {
      const since = missingSince.get(downloadId);
      if (since === undefined) return null;
      if (since !== null) return since;
      missingSince.set(downloadId, now);
      return now;
    },
    wantsConfirmation: (now) =>
      [...missingSince].some(
        ([id, since]) => since !== null && !confirmed.has(id) && isOverdue(since, now),
      ),
    isOverdue,
    confirm: (downloadId) => void confirmed.add(downloadId),
    presentIds: () => [...missingSince].flatMap(([id, since]) => (since === null ? [id] : [])),
    keepOnly(downloadIds) {
      for (const id of missingSince.keys()) {
        if (downloadIds.has(id)) continue;
        missingSince.delete(id);
        confirmed.delete(id);
      }
    },
    seenIds: () => [...missingSince.keys()].toSorted(),
  };
}
