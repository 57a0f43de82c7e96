import { createContext } from "solid-js";
import type { Connection } from "../../graphql/connection.ts";
import type { PagePosition } from "../../graphql/create-paged-list.ts";
import type { FeedMemory } from "./create-request-feed.ts";

/** What a list showed. */
export interface ListMemory extends PagePosition {
  readonly ids: readonly string[];
}

/** The last visit of the list: whoever returns finds the list as it was. */
export interface Visit {
  /** The query of its address: which view, filter and search. */
  address: string;
  scrollY: number;
  feed: FeedMemory | undefined;
  /** By the filter of the list. */
  readonly lists: Map<string, ListMemory>;
}

/** The visit of the page; undefined where nothing is kept. */
export const VisitContext = createContext<Visit>();

const visits = new WeakMap<Connection, Visit>();

/** Returns the last visit over this connection, if it showed this address. */
export function recallVisit(connection: Connection, address: string): Visit | null {
  const visit = visits.get(connection);
  return visit?.address === address ? visit : null;
}

export function keepVisit(connection: Connection, visit: Visit): void {
  visits.set(connection, visit);
}

/** The address of the list as it was left, such as "/?show=all"; null if it has not been visited. */
export function lastListAddress(connection: Connection | undefined): string | null {
  const visit = connection === undefined ? undefined : visits.get(connection);
  return visit === undefined ? null : `/${visit.address}`;
}
