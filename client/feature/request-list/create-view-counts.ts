import { leadingAndTrailing, throttle } from "@solid-primitives/scheduled";
import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import { RequestListCountQuery } from "./document.ts";
import type { ListView } from "./filter.ts";

const REFRESH_INTERVAL_MS = 3000;

/** Returns the number of requests in each view, or null until loaded. Counts again when a request changes its state. */
export function createViewCounts(): Accessor<Record<ListView, number> | null> {
  const connection = useConnection();
  const feed = useRequestFeed();
  const [counts, setCounts] = createSignal<Record<ListView, number> | null>(null);

  const count = async () => {
    const { stats, mine, followed } = await runQuery(connection.client, RequestListCountQuery, {});
    const ready = stats.states.find(({ state }) => state === "AVAILABLE")?.count ?? 0;
    setCounts({
      active: stats.active,
      mine: mine.totalCount,
      followed: followed.totalCount,
      ready,
      all: stats.requests,
    });
  };
  const refresh = leadingAndTrailing(
    throttle,
    () => void count().catch(() => {}),
    REFRESH_INTERVAL_MS,
  );

  createCatchUp(count);
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
