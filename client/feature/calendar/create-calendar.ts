import { leadingAndTrailing, throttle } from "@solid-primitives/scheduled";
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import type { ResultOf } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import type { Day } from "../../lib/day.ts";
import { CalendarChangedSubscription, type CalendarEntry, CalendarQuery } from "./document.ts";
import { type CalendarRange, entryDay, toMoments } from "./range.ts";

export interface Calendar {
  /** The entries of a day, earliest first. */
  entriesOf(day: Day): readonly CalendarEntry[];
  /** False until the entries of the range have arrived. */
  readonly isLoaded: Accessor<boolean>;
  readonly isEmpty: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
}

const REFRESH_INTERVAL_MS = 3000;
/** 1,000 entries. More than that in six weeks nobody reads. */
const MAX_PAGES = 10;

/** What is released in a range; loaded again when the state of a request changes. */
export function createCalendar(range: Accessor<CalendarRange>, isOwn: Accessor<boolean>): Calendar {
  const { client } = useConnection();
  const [store, setStore] = createStore<{ entries: CalendarEntry[] }>({ entries: [] });
  const [loadedKey, setLoadedKey] = createSignal<string | null>(null);
  const [error, setError] = createSignal<unknown>(null);
  const key = createMemo(() => JSON.stringify([toMoments(range()), isOwn()]));
  let latest = 0;

  const loadAll = async (): Promise<CalendarEntry[]> => {
    const moments = toMoments(range());
    const scope = isOwn() ? ("OWN" as const) : ("ALL" as const);
    const entries: CalendarEntry[] = [];
    let after: string | null = null;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      // Each page begins where the last one ended.
      const answer: ResultOf<typeof CalendarQuery> = await runQuery(client, CalendarQuery, {
        ...moments,
        after,
        scope,
      });
      const { nodes, pageInfo } = answer.calendar;
      entries.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    return entries;
  };

  /** A response that a later request has overtaken is dropped. */
  const read = async () => {
    const mine = (latest += 1);
    const wanted = key();
    try {
      const entries = await loadAll();
      if (mine !== latest) return;
      setStore("entries", reconcile(entries, { key: "id" }));
      setLoadedKey(wanted);
      setError(null);
    } catch (thrown) {
      if (mine === latest) setError(() => thrown);
      throw thrown;
    }
  };
  // `error` holds what went wrong.
  const reload = () => read().catch(() => {});
  const refresh = leadingAndTrailing(throttle, () => void reload(), REFRESH_INTERVAL_MS);

  createCatchUp(read);
  createEffect(on(key, () => void reload(), { defer: true }));

  const seen = new Map<string, string>();
  createSubscription(CalendarChangedSubscription, {}, ({ requestChanged }) => {
    const signature = JSON.stringify(requestChanged);
    if (seen.get(requestChanged.id) === signature) return;
    seen.set(requestChanged.id, signature);
    refresh();
  });

  const byDay = createMemo(() => {
    const days = new Map<Day, CalendarEntry[]>();
    for (const entry of store.entries) {
      const day = entryDay(entry);
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
    return days;
  });
  const isLoaded = () => loadedKey() === key();
  return {
    entriesOf: (day) => byDay().get(day) ?? [],
    isLoaded,
    isEmpty: () => {
      const { first, end } = range();
      return ![...byDay().keys()].some((day) => day >= first && day < end);
    },
    error,
    reload,
  };
}
