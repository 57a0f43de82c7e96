import type { ListedRelease } from "../../integrations/port/arr.ts";
import type { EpisodeNumbers } from "../../integrations/port/removal-target.ts";
import { scopeOf } from "./choose-release.ts";
import type { ActionContext } from "./context.ts";
import { LIST_AGE_MS } from "./release-memory.ts";
import { loadActionSubject } from "./subject.ts";

/** The result of a release search, while it is fresh. */
export interface ReleaseList {
  readonly at: Date;
  readonly expiresAt: Date;
  readonly serviceName: string;
  /** Empty for a movie. */
  readonly searched: readonly EpisodeNumbers[];
  readonly releases: readonly ListedRelease[];
}

/** Returns the last release search for the request or the named units, without asking anybody. NOT_FOUND. */
export async function findReleaseList(
  ctx: ActionContext,
  {
    requestId,
    unitIds,
  }: { readonly requestId: string; readonly unitIds: readonly string[] | null },
): Promise<ReleaseList | null> {
  const subject = await loadActionSubject(ctx, { requestId, unitIds, downloadRowId: null });
  const found = ctx.actions.releases.findFresh(scopeOf(subject), ctx.clock.now());
  if (found === null) return null;
  const { at, service, listing } = found;
  return {
    at,
    expiresAt: new Date(at.getTime() + LIST_AGE_MS),
    serviceName: ctx.services.running.get(service)?.name ?? service,
    searched: listing.searched ?? [],
    releases: listing.releases,
  };
}
