import type { CoreContext } from "../core/context.ts";

/** Reports that are kept of request syncs, and as many of full syncs. */
const MAX_SYNCS = 100;

/** Deletes old reports. The report of the first sync stays: it shows that the first sync is done. */
export async function pruneReports(ctx: CoreContext): Promise<void> {
  await prune(ctx, ["REQUEST"]);
  await prune(ctx, ["START", "OUTAGE", "NIGHTLY", "BUTTON"]);
}

async function prune({ store }: CoreContext, kinds: readonly string[]): Promise<void> {
  const [tooOld] = await store.read.sync.findMany({
    where: { kind: { in: [...kinds] } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    skip: MAX_SYNCS,
    take: 1,
    select: { startedAt: true },
  });
  if (tooOld === undefined) return;
  await store.write((tx) =>
    tx.sync.deleteMany({
      where: {
        kind: { in: [...kinds] },
        endedAt: { not: null },
        startedAt: { lte: tooOld.startedAt },
      },
    }),
  );
}
