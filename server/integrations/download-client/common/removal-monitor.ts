/** A download counts as removed when two polls this far apart both miss it. */
const REMOVED_AFTER_MS = 2 * 60_000;

/**
 * Detects tracked downloads that were removed from this client. Only a download that was seen here can be removed:
 * other ids may belong to another client or are not added yet.
 */
export interface RemovalMonitor {
  seen(downloadId: string): void;
  /** Returns since when a download is missing; null when it was never seen here. */
  markMissing(downloadId: string, now: Date): Date | null;
  /** Whether a missing download awaits the confirming poll, which needs a full list. */
  wantsConfirmation(now: Date): boolean;
  isOverdue(missingSince: Date, now: Date): boolean;
  /** Marks a removal as confirmed, until the download is seen again. */
  confirm(downloadId: string): void;
  /** Ids that the last poll saw. */
  presentIds(): readonly string[];
  keepOnly(downloadIds: ReadonlySet<string>): void;
  seenIds(): readonly string[];
}

export function createRemovalMonitor(): RemovalMonitor {
  /** Seen ids, with the time since when each is missing. */
  const missingSince = new Map<string, Date | null>();
  const confirmed = new Set<string>();
  const isOverdue = (since: Date, now: Date) => now.getTime() - since.getTime() >= REMOVED_AFTER_MS;
  return {
    seen(downloadId) {
      missingSince.set(downloadId, null);
      confirmed.delete(downloadId);
    },
    markMissing(downloadId, now) {
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
