import { leadingAndTrailing, throttle } from "@solid-primitives/scheduled";
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type ListAddress, type ListView, isNarrowed, toRequestFilter } from "./address.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import { FoundCountQuery, RequestListCountQuery } from "./document.ts";

const REFRESH_INTERVAL_MS = 3000;

type Counts = Readonly<Record<ListView, number>>;

export interface ViewCounts {
  /** Of all requests that the viewer may see. */
  readonly everything: Counts;
  /** Of those that a search or filters find; of all without. */
  readonly found: Counts;
}

/** Counts the requests in each view; null until loaded. Counts again when a request changes its state. */
export function createViewCounts(address: Accessor<ListAddress>): Accessor<ViewCounts | null> {
  const connection = useConnection();
  const feed = useRequestFeed();
  const [counts, setCounts] = createSignal<ViewCounts | null>(null);
  let latest = 0;

  const readFound = async (listed: ListAddress): Promise<Counts | null> => {
    if (!isNarrowed(listed)) return null;
    const filterOf = (view: ListView) => toRequestFilter({ ...listed, view });
    const found = await runQuery(connection.client, FoundCountQuery, {
      activeFilter: filterOf("active"),
      mineFilter: filterOf("mine"),
      followedFilter: filterOf("followed"),
      readyFilter: filterOf("ready"),
      allFilter: filterOf("all"),
    });
    return {
      active: found.active.totalCount,
      mine: found.mine.totalCount,
      followed: found.followed.totalCount,
      ready: found.ready.totalCount,
      all: found.all.totalCount,
    };
  };
  const readEverything = async (): Promise<Counts> => {
    const { stats, mine, followed } = await runQuery(connection.client, RequestListCountQuery, {});
    const ready = stats.states.find(({ state }) => state === "AVAILABLE")?.count ?? 0;
    return {
      active: stats.active,
      mine: mine.totalCount,
      followed: followed.totalCount,
      ready,
      all: stats.requests,
    };
  };
  const count = async () => {
    const mine = (latest += 1);
    const [everything, found] = await Promise.all([readEverything(), readFound(address())]);
    // Somebody typed on meanwhile.
    if (mine === latest) setCounts({ everything, found: found ?? everything });
  };
  const quietly = () => void count().catch(() => {});
  const refresh = leadingAndTrailing(throttle, quietly, REFRESH_INTERVAL_MS);

  createCatchUp(count);
  /** What the counts depend on: not the view. */
  const narrowing = createMemo(() =>
    JSON.stringify(toRequestFilter({ ...address(), view: "all" })),
  );
  createEffect(on(narrowing, quietly, { defer: true }));
  feed.listen({
    needsRelation: () => false,
    onChange(row, before) {
      // Before and after are the same row if the viewer follows it now, or does not any more.
      const isMoved = row.state !== before?.state || row.isFinished !== before.isFinished;
      if (isMoved || row === before) refresh();
    },
  });
  return counts;
}
