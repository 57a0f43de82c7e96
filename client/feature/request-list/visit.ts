import { createContext } from "solid-js";
import type { Connection } from "../../graphql/connection.ts";
import type { PagePosition } from "../../graphql/create-paged-list.ts";
import type { GridMemory } from "../../ui/virtual-grid.tsx";
import type { FeedMemory } from "./create-request-feed.ts";

/** What a list showed. */
export interface ListMemory extends PagePosition {
  readonly ids: readonly string[];
  readonly grid: GridMemory;
}

/** What the page of the list showed in this tab: whoever returns finds the list as it was. */
export interface Visit {
  /** The query of its address: which view, filters and search. */
  address: string;
  feed: FeedMemory | undefined;
  /** How far it was scrolled, by its address. */
  readonly places: Map<string, number>;
  /** By filter and order. */
  readonly lists: Map<string, ListMemory>;
}

/** The visit of the page; undefined where nothing is kept. */
export const VisitContext = createContext<Visit>();

const visits = new WeakMap<Connection, Visit>();

/** Returns the visit over this connection, which goes on with every return to the list. */
export function recallVisit(connection: Connection): Visit {
  const known = visits.get(connection);
  if (known !== undefined) return known;
  const visit = { address: "", feed: undefined, places: new Map(), lists: new Map() };
  visits.set(connection, visit);
  return visit;
}

const MAX_LISTS = 24;

/** Keeps a list; of many, those that were left last. */
export function keepList({ lists }: Visit, key: string, memory: ListMemory): void {
  lists.delete(key);
  lists.set(key, memory);
  const [oldest] = lists.keys();
  if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
}

/** The address of the list as it was left, such as "/?show=all"; null if it has not been visited. */
export function lastListAddress(connection: Connection | undefined): string | null {
  const visit = connection === undefined ? undefined : visits.get(connection);
  return visit === undefined ? null : `/${visit.address}`;
}
