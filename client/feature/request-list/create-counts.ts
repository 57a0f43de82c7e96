import { type Accessor, createSignal, onCleanup } from "solid-js";
import { ask, createCatchUp, useLink } from "../../graphql/link-context.ts";
import { makeThrottle } from "../../lib/throttle.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import { RequestListCountQuery } from "./document.ts";
import type { Show } from "./filter.ts";

const COUNT_EVERY_MS = 3000;

/** How many requests each chip would show; null until known. Counted again when one changes its state. */
export function createCounts(): Accessor<Record<Show, number> | null> {
  const link = useLink();
  const feed = useRequestFeed();
  const [counts, setCounts] = createSignal<Record<Show, number> | null>(null);

  const count = async () => {
    const { stats } = await ask(link.client, RequestListCountQuery, {});
    const ready = stats.states.find(({ state }) => state === "AVAILABLE")?.count ?? 0;
    setCounts({ active: stats.active, ready, all: stats.requests });
  };
  const throttle = makeThrottle(() => void count().catch(() => {}), COUNT_EVERY_MS);
  onCleanup(throttle.cancel);

  createCatchUp(count);
  feed.listen((row, before) => {
    if (row.state !== before?.state || row.isFinished !== before.isFinished) throttle.call();
  });
  return counts;
}
