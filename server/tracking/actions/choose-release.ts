import type { Refusal } from "../../domain/message/refusal.ts";
import type { ReleaseSearch } from "../../domain/observation/facts.ts";
import type { ListedRelease } from "../../integrations/port/arr.ts";
import type { EpisodeNumbers } from "../../integrations/port/removal-target.ts";
import { TrackingError } from "../core/error.ts";
import { observe } from "../ingest/observe.ts";
import type { ActionArguments } from "./argument.ts";
import type { ActionContext } from "./context.ts";
import {
  expectControl,
  idsOf,
  nameUnits,
  useless,
  type CallResult,
  type HandledAction,
  type Useless,
} from "./handled.ts";
import { toSearchObservation } from "./observation.ts";
import type { RememberedListing } from "./release-memory.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";
import { toTarget } from "./target.ts";

const MINUTE_MS = 60_000;

/** The scope of a list: a movie has one unit, so naming it makes no difference. */
export function scopeOf({
  request,
  units,
  isNamed,
}: ActionSubject): Pick<RememberedListing, "requestId" | "service" | "unitIds"> {
  return {
    requestId: request.id,
    service: request.arrService ?? "",
    unitIds: isNamed && request.mediaType === "TV" ? idsOf(units) : [],
  };
}

/**
 * Lists what the indexers offer for the units; a fresh list is kept instead of asking them again. LIMIT when the arr was
 * asked for many lists already: each costs calls to every indexer.
 */
export function listReleases(
  ctx: ActionContext,
  subject: ActionSubject,
  units: readonly SubjectUnit[],
): HandledAction | Useless {
  if (units.length === 0) return useless("NO_EPISODE_KNOWN");
  const { releases } = ctx.actions;
  const scope = scopeOf(subject);
  const now = ctx.clock.now();
  const fresh = releases.findFresh(scope, now);
  if (fresh !== null)
    return {
      kind: "call",
      unitIds: idsOf(units),
      call: () => Promise.resolve(toListed(fresh.listing.summary)),
    };
  const nextAt = releases.nextSearchAt(scope.service, now);
  if (nextAt !== null) throw new TrackingError("LIMIT", waitRefusal(nextAt, now));
  return {
    kind: "call",
    unitIds: idsOf(units),
    async call(_ctx, executor) {
      const arr = expectControl(executor?.integration.arr);
      const listing = await arr.searchReleases(toTarget(subject.request, units));
      releases.keep({ ...scope, at: ctx.clock.now(), listing });
      const { summary, searched } = listing;
      const covered = searched === null ? units : units.filter((unit) => isAmong(unit, searched));
      if (covered.length > 0) await observe(ctx, [toSearchObservation(subject, covered, summary)]);
      return toListed(summary);
    },
  };
}

function toListed({ found, refused }: ReleaseSearch): CallResult {
  const params = { found, rejected: refused };
  return { message: { code: "RELEASES_LISTED", params }, isDone: true };
}

function waitRefusal(nextAt: Date, now: Date): Refusal {
  const minutes = Math.ceil((nextAt.getTime() - now.getTime()) / MINUTE_MS);
  return { code: "INDEXERS_ASKED_OFTEN", params: { minutes } };
}

/** Grabs a release of a list. BAD_INPUT when none is named, or when it is unknown what the release contains. */
export function grabRelease(
  ctx: ActionContext,
  subject: ActionSubject,
  { releaseId, isOverride }: ActionArguments,
): HandledAction | Useless {
  if (releaseId === null)
    throw new TrackingError("BAD_INPUT", "RELEASE_MISSING", { field: "releaseId" });
  const found = ctx.actions.releases.findRelease(scopeOf(subject), releaseId, ctx.clock.now());
  if (found === null) return useless("RELEASE_LIST_OLD");
  const { release, from } = found;
  const { request } = subject;
  const isNamedByPerson = isOverride || !release.isRecognised;
  const named = isNamedByPerson ? needNamed(subject, from) : null;
  const units = named ?? subject.units.filter((unit) => isContained(unit, release));
  return {
    kind: "call",
    unitIds: idsOf(units),
    async call(_ctx, executor) {
      const arr = expectControl(executor?.integration.arr);
      await arr.grabRelease(release.ticket, named === null ? null : toTarget(request, named));
      return { message: { code: "RELEASE_SENT", params: {} } };
    },
    toHistory: (ended) => ({
      code: "RELEASE_CHOSEN",
      params: { ...ended, release: release.title, as: named === null ? null : nameUnits(named) },
    }),
  };
}

/** Returns the units that a release contains whose name does not say it: the named ones, or the only ones searched for. */
function needNamed(
  { request, units, isNamed }: ActionSubject,
  { listing }: RememberedListing,
): readonly SubjectUnit[] {
  if (isNamed || request.mediaType === "MOVIE") return units;
  const { searched } = listing;
  const [only, ...more] = units.filter((unit) => searched === null || isAmong(unit, searched));
  if (only !== undefined && more.length === 0) return [only];
  throw new TrackingError("BAD_INPUT", "RELEASE_CONTENT_UNKNOWN", { field: "episodeIds" });
}

/** Whether the arr recognised the unit in the name of the release; a movie always. */
function isContained(unit: SubjectUnit, { episodes }: ListedRelease): boolean {
  return unit.season === null || isAmong(unit, episodes);
}

function isAmong(
  { season, number }: Pick<SubjectUnit, "season" | "number">,
  episodes: readonly EpisodeNumbers[],
): boolean {
  return episodes.some((episode) => episode.season === season && episode.number === number);
}
