import { setImmediate as breathe } from "node:timers/promises";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { ProjectionContext } from "./context.ts";
import { transact } from "./transact.ts";

/** Requests of one transaction: nothing else is written meanwhile. */
const PAGE = 25;

/** What can have a problem by time alone, or has one that may be over: whatever moves, waits for somebody or is missing. */
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
 * Looks again at what stands still, and writes the problems that time has made of it or has ended: nothing is told while
 * nothing moves. What a request shows is worked out anew and written only where it differs.
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
    // Flushing computes what each request shows; nothing else is to be done.
    await transact(ctx, { load: ids }, () => Promise.resolve());
    await breathe();
  }
}
