import { visibleRequests, type Access } from "../account/access.ts";
import { parseRequesterId } from "../domain/request-facts.ts";
import { STATES, type State } from "../domain/state.ts";
import { toSearchWords } from "../domain/title.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { GroupFilter } from "../store/request-count.ts";
import { IS_STUCK } from "../store/stuck.ts";
import type { RequestOrder } from "./enum.ts";
import { SCOPES, type RequestFilterInput } from "./request-filter.ts";

type Where = Prisma.MediaRequestWhereInput;
type Order = typeof RequestOrder.$inferInput;

interface Condition {
  readonly where: Where;
  /** The orders of which an index begins with the columns of the condition. */
  readonly indexed: readonly Order[];
}

/**
 * Returns the condition for the requests that match the filter and that the viewer may see; for a list, in its order.
 * Counts have no order.
 */
export function toVisibleWhere(
  access: Access | null,
  filter: RequestFilterInput | null | undefined,
  orderBy: Order | null = null,
): Where {
  const visible = visibleRequests(access);
  if (filter == null) return visible;
  const scope = filter.scope == null ? [] : [SCOPES[filter.scope](access)];
  const conditions = listConditions(filter).map(({ where, indexed }) =>
    orderBy === null || indexed.includes(orderBy) ? where : withoutIndex(where),
  );
  return { AND: [visible, ...scope, ...conditions] };
}

/**
 * The same condition in a form for which no database uses an index. By an index of another order, it would find all
 * matching requests and sort them, where a walk along the order of the list ends with the page.
 */
function withoutIndex(where: Where): Where {
  return { NOT: { NOT: where } };
}

function listConditions(filter: RequestFilterInput): readonly Condition[] {
  const { states, isFinished, search, mediaType, isAnime, is4k, hasProblem, problemCodes } = filter;
  const { isHelpAsked, requestedBy, requesterId, service, tmdbId, tvdbId, imdbId } = filter;
  const { createdAfter, createdBefore, updatedAfter, updatedBefore } = filter;
  return [
    when(states, (value) => ({ state: toStateFilter(value) }), "ACTIVITY"),
    when(isFinished, (value) => ({ isFinished: value }), "ACTIVITY"),
    when(mediaType, (value) => ({ mediaType: value }), "ACTIVITY"),
    when(isAnime, (value) => ({ isAnime: value }), "ACTIVITY"),
    when(is4k, (value) => ({ is4k: value }), "NEWEST"),
    when(hasProblem, (value) => (value ? IS_STUCK : { NOT: IS_STUCK }), "ACTIVITY"),
    when(problemCodes, (value) => ({ problemCode: { not: null, in: [...value] } }), "ACTIVITY"),
    when(isHelpAsked, (value) => ({ helpAskedAt: value ? { not: null } : null }), "ACTIVITY"),
    when(requestedBy, (value) => ({ requestedBy: value }), "ACTIVITY", "NEWEST"),
    when(requesterId, toRequesterWhere, "ACTIVITY", "NEWEST"),
    when(service, (value) => ({ arrService: value }), "ACTIVITY", "NEWEST"),
    // So few have the same ID that it makes no difference that they are sorted.
    when(tmdbId, (value) => ({ tmdbId: value }), "ACTIVITY", "NEWEST", "TITLE"),
    when(tvdbId, (value) => ({ tvdbId: value }), "ACTIVITY", "NEWEST", "TITLE"),
    when(imdbId, (value) => ({ imdbId: value }), "ACTIVITY", "NEWEST", "TITLE"),
    when(createdAfter, (value) => ({ createdAt: { gte: value } }), "NEWEST"),
    when(createdBefore, (value) => ({ createdAt: { lt: value } }), "NEWEST"),
    when(updatedAfter, (value) => ({ updatedAt: { gte: value } }), "ACTIVITY"),
    when(updatedBefore, (value) => ({ updatedAt: { lt: value } }), "ACTIVITY"),
    when(search, (value) => ({ AND: toSearchWords(value).map(toWordWhere) }), "ACTIVITY"),
  ].flat();
}

/** The condition of a field of the filter; none if the filter does not have it. */
function when<Value>(
  value: Value | null | undefined,
  toWhere: (value: Value) => Where,
  ...indexed: readonly Order[]
): readonly Condition[] {
  return value == null ? [] : [{ where: toWhere(value), indexed }];
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
  const { states, isFinished, hasProblem, problemCodes, scope, ...others } = filter ?? {};
  const isCounted =
    (scope == null || scope === "ALL") &&
    Object.values(others).every((condition) => condition == null);
  return isCounted ? { states, isFinished, isStuck: hasProblem, problemCodes } : null;
}

function toWordWhere(ways: readonly string[]): Where {
  const [only, ...others] = ways.map((way) => ({ searchText: { contains: way } }));
  return only !== undefined && others.length === 0 ? only : { OR: [only ?? {}, ...others] };
}

/** No request matches an ID that no requester has. */
function toRequesterWhere(id: string): Where {
  const requester = parseRequesterId(id);
  return requester === null
    ? { id: { in: [] } }
    : { originService: requester.service, requesterId: requester.userId };
}
