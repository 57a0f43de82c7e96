import {
  can,
  followedRequests,
  myRequests,
  ownOrFollowedRequests,
  visibleRequests,
  type Access,
} from "../account/access.ts";
import { parseRequesterId } from "../domain/request-facts.ts";
import { STATES, type State } from "../domain/state.ts";
import { toSearchWords } from "../domain/title.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { GroupFilter } from "../store/request-count.ts";
import { IS_STUCK } from "../store/stuck.ts";
import { builder } from "./builder.ts";
import { MediaType, RequestScope, RequestState } from "./enum.ts";

export const RequestFilter = builder.inputType("RequestFilter", {
  description:
    "Filters requests. Conditions are combined with AND; omitted conditions match every request.",
  fields: (t) => ({
    states: t.field({
      type: [RequestState],
      description: "The request is in one of these states.",
    }),
    isFinished: t.boolean({
      description: "Whether the request is finished (see `MediaRequest.isFinished`).",
    }),
    search: t.string({
      description:
        'Every word occurs in one of the request\'s titles, in the name of who made it, or in its seasons ("season 2", "s02"), ignoring case and accents.',
    }),
    mediaType: t.field({ type: MediaType, description: "The request is for this type of media." }),
    isAnime: t.boolean({ description: "Whether the title is anime." }),
    hasProblem: t.boolean({
      description:
        "Whether the request has a problem of the severity STUCK. A request that only waits has none.",
    }),
    isHelpAsked: t.boolean({
      description: "Whether somebody has asked for help with it (see `askForHelp`).",
    }),
    requestedBy: t.string({
      description: "The request was made by a user with exactly this name.",
    }),
    service: t.string({
      description: "The title is managed by the Sonarr or Radarr with this slug.",
    }),
    tmdbId: t.int({ description: "The title has this ID at The Movie Database (TMDB)." }),
    tvdbId: t.int({ description: "The title has this ID at TheTVDB." }),
    imdbId: t.string({ description: 'The title has this ID at IMDb, such as "tt0903747".' }),
    scope: t.field({
      type: RequestScope,
      description: "Which of the visible requests; ALL if omitted.",
    }),
    requesterId: t.id({
      description: "The request was made by this user (see `MediaRequest.requesterId`).",
    }),
  }),
});

type RequestFilterInput = typeof RequestFilter.$inferInput;

/** Returns the condition for the requests that match the filter and that the viewer may see. */
export function toVisibleWhere(
  access: Access | null,
  filter: RequestFilterInput | null | undefined,
): Prisma.MediaRequestWhereInput {
  const visible = visibleRequests(access);
  return filter == null ? visible : { AND: [visible, toRequestWhere(access, filter)] };
}

const SCOPES: Readonly<
  Record<typeof RequestScope.$inferType, (access: Access | null) => Prisma.MediaRequestWhereInput>
> = {
  MINE: myRequests,
  FOLLOWED: followedRequests,
  OWN: ownOrFollowedRequests,
  ALL: () => ({}),
};

/** Returns the condition for the requests of a scope that the viewer may see; null for every request. */
export function toScopeWhere(
  access: Access | null,
  scope: typeof RequestScope.$inferType,
): Prisma.MediaRequestWhereInput | null {
  if (scope === "ALL") return can(access, "readAll") ? null : visibleRequests(access);
  return { AND: [visibleRequests(access), SCOPES[scope](access)] };
}

/** Whether the requests that match depend on the person who asks. */
export function isPersonalFilter({ scope }: Pick<RequestFilterInput, "scope">): boolean {
  return scope != null && scope !== "ALL";
}

function toRequestWhere(
  access: Access | null,
  filter: RequestFilterInput,
): Prisma.MediaRequestWhereInput {
  const { states, isFinished, search, mediaType, isAnime, hasProblem } = filter;
  const { isHelpAsked, requestedBy, requesterId, service, tmdbId, tvdbId, imdbId } = filter;
  return {
    ...(filter.scope != null && SCOPES[filter.scope](access)),
    ...(states != null && { state: toStateFilter(states) }),
    ...(isFinished != null && { isFinished }),
    ...(mediaType != null && { mediaType }),
    ...(isAnime != null && { isAnime }),
    ...(hasProblem != null && (hasProblem ? IS_STUCK : { NOT: IS_STUCK })),
    ...(isHelpAsked != null && { helpAskedAt: isHelpAsked ? { not: null } : null }),
    ...(requestedBy != null && { requestedBy }),
    ...(requesterId != null && toRequesterWhere(requesterId)),
    ...(service != null && { arrService: service }),
    ...(tmdbId != null && { tmdbId }),
    ...(tvdbId != null && { tvdbId }),
    ...(imdbId != null && { imdbId }),
    ...(search != null && { AND: toSearchWords(search).map(toWordWhere) }),
  };
}

/**
 * Several states are asked for by the others: an index by state would give the requests of one state after the other, to
 * be sorted, while a walk along the order of the list ends with the page.
 */
function toStateFilter(states: readonly State[]): Prisma.StringFilter {
  return states.length > 1
    ? { notIn: STATES.filter((state) => !states.includes(state)) }
    : { in: [...states] };
}

/** Returns the filter for the counted groups of requests; null if it depends on more than they count. */
export function toGroupFilter(filter: RequestFilterInput | null | undefined): GroupFilter | null {
  const { states, isFinished, hasProblem, scope, ...others } = filter ?? {};
  const isCounted =
    (scope == null || scope === "ALL") &&
    Object.values(others).every((condition) => condition == null);
  return isCounted ? { states, isFinished, isStuck: hasProblem } : null;
}

function toWordWhere(ways: readonly string[]): Prisma.MediaRequestWhereInput {
  const [only, ...others] = ways.map((way) => ({ searchText: { contains: way } }));
  return only !== undefined && others.length === 0 ? only : { OR: [only ?? {}, ...others] };
}

/** No request matches an ID that no requester has. */
function toRequesterWhere(id: string): Prisma.MediaRequestWhereInput {
  const requester = parseRequesterId(id);
  return requester === null
    ? { id: { in: [] } }
    : { originService: requester.service, requesterId: requester.userId };
}
