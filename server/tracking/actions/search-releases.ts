import { IntegrationError } from "../../integrations/port/error.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import { observe } from "../ingest/observe.ts";
import { scopeOf } from "./choose-release.ts";
import type { ActionContext } from "./context.ts";
import { toSearchObservation } from "./observation.ts";
import { loadActionSubject } from "./subject.ts";
import { toTarget } from "./target.ts";

const MINUTE_MS = 60_000;
/** Units that were approved so long ago and not found are searched for. */
const STANDING_MS = 30 * MINUTE_MS;
/** A search queries every indexer of an arr: one title at a time, seldom, and once a day per title. */
const EVERY_MS = 30 * MINUTE_MS;
const SAME_AGAIN_MS = 24 * 60 * MINUTE_MS;

/** Searches releases of units for which nothing is found, to learn why, within a small budget of queries. */
export interface ReleaseSearcher {
  search(): Promise<void>;
}

export function createReleaseSearcher(ctx: ActionContext): ReleaseSearcher {
  const searchedServicesAt = new Map<string, number>();
  const searchedUnitsAt = new Map<string, number>();

  async function searchWith(slug: string): Promise<void> {
    const now = ctx.clock.now().getTime();
    const control = ctx.services.integrations.get(slug)?.arr;
    if (control === undefined || now - (searchedServicesAt.get(slug) ?? -Infinity) < EVERY_MS)
      return;
    if (ctx.services.statuses.get(slug)?.status !== "UP") return;
    const recent = [...searchedUnitsAt]
      .filter(([, at]) => now - at < SAME_AGAIN_MS)
      .map(([id]) => id);
    const unit = await findStanding(ctx, slug, now, recent);
    if (unit === null) return;
    searchedServicesAt.set(slug, now);
    searchedUnitsAt.set(unit.id, now);
    const subject = await loadActionSubject(ctx, {
      requestId: unit.requestId,
      unitIds: [unit.id],
      downloadRowId: null,
    });
    const listing = await control.searchReleases(toTarget(subject.request, subject.units));
    // A person who wants to choose need not ask the indexers again.
    ctx.actions.releases.keep({ ...scopeOf(subject), at: ctx.clock.now(), listing });
    await observe(ctx, [
      { ...toSearchObservation(subject, subject.units, listing.summary), channel: "POLL" },
    ]);
  }

  return {
    async search() {
      for (const slug of ctx.services.integrations.keys()) {
        try {
          await searchWith(slug);
        } catch (error) {
          if (!(error instanceof IntegrationError)) throw error;
          ctx.log.debug({ err: error, service: slug }, "the release search failed");
        }
      }
    },
  };
}

/**
 * Returns the unit that has waited longest: of those never searched for, otherwise of those whose search is a day old.
 */
async function findStanding(
  { store }: CoreContext,
  slug: string,
  now: number,
  recent: readonly string[],
): Promise<{ readonly id: string; readonly requestId: string } | null> {
  const query = {
    orderBy: { stateChangedAt: "asc" },
    select: { id: true, requestId: true, releaseSearch: true },
  } as const;
  const where = standing(slug, now, recent);
  const unseen = await store.read.unit.findFirst({
    where: { ...where, releaseSearch: null },
    ...query,
  });
  if (unseen !== null) return unseen;
  const seen = await store.read.unit.findMany({
    where: { ...where, releaseSearch: { not: null } },
    ...query,
  });
  return (
    seen.find((unit) => {
      const search = unitColumns.releaseSearch.read(unit);
      return search !== null && now - Date.parse(search.at) >= SAME_AGAIN_MS;
    }) ?? null
  );
}

/** Units without a known reason to wait: released, monitored and not held back. */
function standing(slug: string, now: number, recent: readonly string[]): Prisma.UnitWhereInput {
  return {
    id: { notIn: [...recent] },
    state: "APPROVED",
    isWanted: true,
    monitored: true,
    isUnmanaged: false,
    pendingReason: null,
    belowQuality: null,
    stateChangedAt: { lte: new Date(now - STANDING_MS) },
    request: { arrService: slug, arrId: { not: null }, approvalState: "APPROVED" },
  };
}
