import type { RequestFilter } from "../../graphql/graphql.ts";
import { isStuck } from "../../wording/problem-words.ts";
import type { RequestCard } from "./document.ts";

type Filterable = Pick<
  RequestCard,
  | "state"
  | "isFinished"
  | "helpAskedAt"
  | "problem"
  | "title"
  | "originalTitle"
  | "requestedBy"
  | "seasons"
  | "mediaType"
  | "isAnime"
>;

/** What a request is to the viewer. Changes of requests do not say it: they are the same for everybody. */
export interface Relation {
  readonly isMine: boolean;
  readonly isFollowed: boolean;
}

/**
 * Whether a changed row still matches the filter of a list. `isListed`: the server returned the row for the filter
 * before, and the server knows more than the row contains: other titles, and the service.
 */
export function matchesFilter(
  row: Filterable,
  filter: RequestFilter,
  isListed: boolean,
  relation?: Relation,
): boolean {
  if (filter.scope === "MINE" && relation?.isMine !== true) return false;
  if (filter.scope === "FOLLOWED" && relation?.isFollowed !== true) return false;
  if (filter.states != null && !filter.states.includes(row.state)) return false;
  if (filter.isFinished != null && filter.isFinished !== row.isFinished) return false;
  if (filter.hasProblem != null && filter.hasProblem !== isStuck(row.problem)) return false;
  if (filter.isHelpAsked != null && filter.isHelpAsked !== (row.helpAskedAt !== null)) return false;
  if (filter.mediaType != null && filter.mediaType !== row.mediaType) return false;
  if (filter.isAnime != null && filter.isAnime !== row.isAnime) return false;
  if (filter.requestedBy != null && filter.requestedBy !== row.requestedBy) return false;
  if (isListed) return true;
  return filter.service == null && (filter.search == null || matchesSearch(row, filter.search));
}

function matchesSearch(row: Filterable, search: string): boolean {
  const seasons = row.seasons.map((season) => `season ${season} s${season}`);
  const text = normalise(
    [row.title, row.originalTitle ?? "", row.requestedBy ?? "", ...seasons].join(" "),
  );
  return normalise(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function normalise(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
