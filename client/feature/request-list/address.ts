import type { RequestFilter, RequestOrder } from "../../graphql/graphql.ts";
import type { ListFilters } from "../../wording/filter-words.ts";
import { STATES } from "../../wording/state.ts";

export const LIST_VIEWS = ["active", "mine", "followed", "ready", "all"] as const;
export type ListView = (typeof LIST_VIEWS)[number];

export const LIST_SORTS = ["activity", "newest", "title"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export const NO_FILTERS: ListFilters = {
  states: [],
  mediaType: null,
  isAnime: null,
  requester: null,
  service: null,
  hasProblem: null,
};

/** Everything that decides which requests a list shows, and in which order. It lives in the address of the page. */
export interface ListAddress {
  readonly view: ListView;
  readonly search: string;
  readonly filters: ListFilters;
  readonly sort: ListSort;
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the parameters of an address; what it does not know is left out. */
export function readAddress(parameters: Parameters): ListAddress {
  const text = (name: string) => {
    const value = parameters[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const named = text("state").toUpperCase().split(",");
  const filters: ListFilters = {
    states: STATES.filter((state) => named.includes(state)),
    mediaType: MEDIA_TYPES[text("type")] ?? null,
    isAnime: FLAGS[text("anime")] ?? null,
    requester: text("by") || null,
    service: text("service") || null,
    hasProblem: FLAGS[text("problem")] ?? null,
  };
  const search = text("q");
  return {
    view: LIST_VIEWS.find((view) => view === text("show")) ?? defaultView(search, filters),
    search,
    filters,
    sort: LIST_SORTS.find((sort) => sort === text("sort")) ?? "activity",
  };
}

const MEDIA_TYPES: Readonly<Record<string, "MOVIE" | "TV">> = { movie: "MOVIE", show: "TV" };
const FLAGS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** Active requests; a search and filters find among all. */
function defaultView(search: string, filters: ListFilters): ListView {
  return search === "" && !hasFilters(filters) ? "active" : "all";
}

export function hasFilters({ states, ...others }: ListFilters): boolean {
  return states.length > 0 || Object.values(others).some((value) => value !== null);
}

/** Whether a search or filters decide what a list shows. */
export function isNarrowed({ search, filters }: Pick<ListAddress, "search" | "filters">): boolean {
  return search !== "" || hasFilters(filters);
}

/** The same list with other filters. A view that nobody chose follows them. */
export function withFilters(address: ListAddress, filters: ListFilters): ListAddress {
  return withNarrowing(address, { search: address.search, filters });
}

export function withSearch(address: ListAddress, search: string): ListAddress {
  return withNarrowing(address, { search, filters: address.filters });
}

function withNarrowing(
  address: ListAddress,
  { search, filters }: Pick<ListAddress, "search" | "filters">,
): ListAddress {
  const isDefault = address.view === defaultView(address.search, address.filters);
  const view = isDefault ? defaultView(search, filters) : address.view;
  return { ...address, view, search, filters };
}

/** Whether the page shows the overview, in sections, and not one list. */
export function isOverview(address: ListAddress): boolean {
  return address.view === "active" && address.sort === "activity" && !isNarrowed(address);
}

/** Returns the address as a path such as "/?show=all&state=downloading"; defaults are left out. */
export function formatAddress({ view, search, filters, sort }: ListAddress): string {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | null) => {
    if (value !== null && value !== "") parameters.set(name, value);
  };
  set("show", view === defaultView(search, filters) ? null : view);
  set("q", search);
  set("state", filters.states.join(",").toLowerCase());
  set("type", keyOf(MEDIA_TYPES, filters.mediaType));
  set("anime", keyOf(FLAGS, filters.isAnime));
  set("by", filters.requester);
  set("service", filters.service);
  set("problem", keyOf(FLAGS, filters.hasProblem));
  set("sort", sort === "activity" ? null : sort);
  // A comma needs no escape in a query, and the address stays readable.
  const query = parameters.toString().replaceAll("%2C", ",");
  return query === "" ? "/" : `/?${query}`;
}

function keyOf<Value>(values: Readonly<Record<string, Value>>, value: Value | null): string | null {
  return Object.keys(values).find((key) => values[key] === value) ?? null;
}

/** The filter of the API for a view alone. */
const VIEW_FILTERS: Readonly<Record<ListView, RequestFilter>> = {
  active: { isFinished: false },
  mine: { scope: "MINE" },
  followed: { scope: "FOLLOWED" },
  ready: { states: ["AVAILABLE"] },
  all: {},
};

/** Returns the filter of the API. No request matches an empty list of states, as of a state that the view excludes. */
export function toRequestFilter({ view, search, filters }: ListAddress): RequestFilter {
  const { states, mediaType, isAnime, requester, service, hasProblem } = filters;
  const ofView = VIEW_FILTERS[view];
  const inView =
    ofView.states == null ? states : states.filter((state) => ofView.states?.includes(state));
  return {
    ...ofView,
    ...(states.length > 0 && { states: [...inView] }),
    ...(mediaType !== null && { mediaType }),
    ...(isAnime !== null && { isAnime }),
    ...(requester !== null && { requestedBy: requester }),
    ...(service !== null && { service }),
    ...(hasProblem !== null && { hasProblem }),
    ...(search !== "" && { search }),
  };
}

const ORDERS: Readonly<Record<ListSort, RequestOrder>> = {
  activity: "ACTIVITY",
  newest: "NEWEST",
  title: "TITLE",
};

export function toRequestOrder({ sort }: Pick<ListAddress, "sort">): RequestOrder {
  return ORDERS[sort];
}
