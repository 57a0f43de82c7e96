import type { Database } from "./client.ts";

/** The visits of a state whose length is within a range. */
export interface StageBucket {
  readonly state: string;
  /** Upper end of the range, in seconds; null: none. */
  readonly upTo: number | null;
  readonly count: number;
  /** How long they lasted in all. */
  readonly seconds: number;
}

/** Counts the visits of each state by their length: one range for each limit, in seconds and rising, and one above. */
export async function readStageBuckets(
  read: Database,
  limits: readonly number[],
): Promise<readonly StageBucket[]> {
  const buckets: StageBucket[] = [];
  // One after another: in between others are served.
  for (const [index, upTo] of [...limits, null].entries()) {
    const above = limits[index - 1];
    const groups = await read.stageVisit.groupBy({
      by: ["state"],
      where: {
        seconds: {
          not: null,
          ...(above !== undefined && { gt: above }),
          ...(upTo !== null && { lte: upTo }),
        },
      },
      _sum: { seconds: true },
      _count: true,
    });
    for (const { state, _count: count, _sum } of groups)
      buckets.push({ state, upTo, count, seconds: _sum.seconds ?? 0 });
  }
  return buckets;
}
