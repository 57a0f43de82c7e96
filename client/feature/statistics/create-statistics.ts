import { type Accessor, createEffect, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { type Loaded, createLoaded } from "../../graphql/create-loaded.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createVisibleInterval } from "../../lib/create-visible-interval.ts";
import { type ForecastScores, type Statistics, StatisticsQuery } from "./document.ts";

export interface LoadedStatistics {
  readonly days: number | null;
  readonly period: Statistics;
  readonly forecast: ForecastScores;
}

/** As often as the server counts anew. */
const REFRESH_INTERVAL_MS = 60_000;

/** The statistics of a period of that many days, kept current; null: since the first request. */
export function createStatistics(days: Accessor<number | null>): Loaded<LoadedStatistics> {
  const { client } = useConnection();
  const loaded = createLoaded(async () => {
    const wanted = days();
    const { stats } = await runQuery(client, StatisticsQuery, { days: wanted });
    return { days: wanted, period: stats.period, forecast: stats.forecast };
  });
  createEffect(on(days, () => void loaded.reload(), { defer: true }));
  createVisibleInterval(() => void loaded.reload(), REFRESH_INTERVAL_MS);
  return loaded;
}
