import { learn, type ForecastModel } from "../../../domain/forecast/forecast.ts";
import { readEndedJourneys } from "../../../store/journey.ts";
import type { Database } from "../../../store/store.ts";
import type { CoreContext } from "../context.ts";

/** Older ones say little about a house today, and cost memory. */
const MAX_JOURNEYS = 1_000;
const CACHE_MS = 60_000;

const models = new WeakMap<
  Database,
  { readonly until: number; readonly model: Promise<ForecastModel> }
>();

/** Returns what the journeys that ended last teach. Read at most once a minute, and only when somebody asks. */
export function loadForecastModel({
  store: { read },
  clock,
}: Pick<CoreContext, "store" | "clock">): Promise<ForecastModel> {
  const now = clock.now().getTime();
  const cached = models.get(read);
  if (cached !== undefined && cached.until > now) return cached.model;
  const model = readEndedJourneys(read, MAX_JOURNEYS).then(learn);
  models.set(read, { until: now + CACHE_MS, model });
  // Do not cache a failed read.
  model.catch(() => models.delete(read));
  return model;
}
