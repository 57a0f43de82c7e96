import type { RequestFilter } from "../../graphql/graphql.ts";
import { isStuck } from "../../wording/problem-words.ts";
import type { RequestCard } from "./document.ts";

export const LIST_VIEWS = ["active", "mine", "followed", "ready", "all"] as const;
export type ListView = (typeof LIST_VIEWS)[number];

export const VIEW_NAMES: Record<ListView, string> = {
  active: "Active",
  mine: "Mine",
  followed: "Following",
  ready: "Ready",
  all: "All",
};

/** Returns the view of a URL: active requests by default, all requests for a search. */
export function toListView(view: string | undefined, search: string): ListView {
  const chosen = LIST_VIEWS.find((name) => name === view);
  return chosen ?? (search === "" ? "active" : "all");
}

export function toFilter(view: ListView, search: string): RequestFilter {
  return {
    ...(view === "active" ? { isFinished: false } : {}),
    ...(view === "mine" ? { scope: "MINE" } : {}),
    ...(view === "followed" ? { scope: "FOLLOWED" } : {}),
    ...(view === "ready" ? { states: ["AVAILABLE"] } : {}),
    ...(search === "" ? {} : { search }),
  };
}

type Filterable = Pick<
  RequestCard,
  "state" | "isFinished" | "helpAskedAt" | "problem" | "title" | "originalTitle"
>;

/** What a request is to the viewer. Changes of requests do not say it: they are the same for everybody. */
export interface Relation {
  readonly isMine: boolean;
  readonly isFollowed: boolean;
}

/**
 * Whether a changed row still matches the filter of a list. `isListed`: the server returned the row for the search
 * before, and the server knows more titles than the row contains.
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
  if (filter.search == null || isListed) return true;
  const titles = normalise(`${row.title} ${row.originalTitle ?? ""}`);
  return normalise(filter.search)
    .split(/\s+/)
    .every((word) => titles.includes(word));
}

function normalise(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
