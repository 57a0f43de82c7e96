import type { RequestFilter } from "../../graphql/graphql.ts";
import { isStuck } from "../../wording/problem-words.ts";
import type { RequestCard } from "./document.ts";

export const LIST_VIEWS = ["active", "ready", "all"] as const;
export type Show = (typeof LIST_VIEWS)[number];

export const VIEW_NAMES: Record<Show, string> = {
  active: "On its way",
  ready: "Ready",
  all: "All",
};

/** What the address asks for: whoever searches looks in everything, unless told otherwise. */
export function toListView(show: string | undefined, search: string): Show {
  const chosen = LIST_VIEWS.find((name) => name === show);
  return chosen ?? (search === "" ? "active" : "all");
}

export function toFilter(show: Show, search: string): RequestFilter {
  return {
    ...(show === "active" ? { isFinished: false } : {}),
    ...(show === "ready" ? { states: ["AVAILABLE"] } : {}),
    ...(search === "" ? {} : { search }),
  };
}

type Filterable = Pick<RequestCard, "state" | "isFinished" | "problem" | "title" | "originalTitle">;

/**
 * Whether a row that changed still belongs to a list. `isListed`: the tracker has answered the search with it before,
 * and it knows more titles than this row carries.
 */
export function matchesFilter(row: Filterable, filter: RequestFilter, isListed: boolean): boolean {
  if (filter.states != null && !filter.states.includes(row.state)) return false;
  if (filter.isFinished != null && filter.isFinished !== row.isFinished) return false;
  if (filter.hasProblem != null && filter.hasProblem !== isStuck(row.problem)) return false;
  if (filter.search == null || isListed) return true;
  const titles = fold(`${row.title} ${row.originalTitle ?? ""}`);
  return fold(filter.search)
    .split(/\s+/)
    .every((word) => titles.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
