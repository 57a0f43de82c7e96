import { setImmediate as breathe } from "node:timers/promises";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { ProjectionContext } from "./context.ts";
import { transact } from "./transact.ts";

/** Requests in one transaction, during which nothing else is written. */
const PAGE = 25;

/** Requests that can get a problem by time alone, or have one that may be over. */
const REVIEWED = {
  OR: [
    { isFinished: false, state: { notIn: ["UNAIRED", "AVAILABLE"] } },
    { isFinished: false, problemCode: { not: null } },
    {
      units: {
        some: {
          OR: [
            { missingSince: { not: null } },
            { lostSince: { not: null } },
            { isUnmanaged: true },
          ],
        },
      },
    },
    {
      isFinished: false,
      units: { some: { state: { in: ["FAILED", "APPROVED", "UNAIRED"] }, problemCode: null } },
    },
  ],
} satisfies Prisma.MediaRequestWhereInput;

/**
 * Reviews requests that have not moved, and writes problems that have begun or ended by time alone. The summary of each
 * request is computed again and written only if it differs.
 */
export async function reviewStandstills(ctx: ProjectionContext): Promise<void> {
  for (let after = "", isMore = true; isMore;) {
    const page = await ctx.store.read.mediaRequest.findMany({
      where: { ...REVIEWED, id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true },
    });
    isMore = page.length === PAGE;
    after = page.at(-1)?.id ?? after;
    if (page.length === 0) return;
    const ids = page.map(({ id }) => id);
    // The flush computes the summaries; there is nothing else to do.
    await transact(ctx, { load: ids }, () => Promise.resolve());
    await breathe();
  }
}
