import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { STATES } from "../domain/state.ts";
import { readStageBuckets, type StageBucket } from "../store/stage-bucket.ts";
import type { HttpDeps } from "./deps.ts";

type Tracking = HttpDeps["tracking"];

const NAME = "status_tracker_stage_seconds";
const HELP = "How long requests stayed in each stage whose begin and end services reported.";

/** A minute, five minutes, a quarter of an hour, one hour, six hours, a day, a week. */
const BUCKETS = [60, 300, 900, 3_600, 21_600, 86_400, 604_800] as const;

/** Visits are recorded once a minute. */
const READ_EVERY_MS = 60_000;

/** Registers how requests move: their transitions, the time in each stage, and how far behind the tracker is. */
export function createStageMetrics(registry: Registry, { store, bus, clock }: Tracking): void {
  const registers = [registry];
  const transitions = new Counter({
    name: "status_tracker_transitions_total",
    help: "Transitions since these metrics were first read, by the state they lead to.",
    labelNames: ["state"],
    registers,
  });
  // Also those that have not happened, so that their rate is known from the first one on.
  for (const state of STATES) transitions.inc({ state }, 0);
  bus.listen((change) => {
    for (const { to } of change.transitions) transitions.inc({ state: to });
  });
  const lag: Gauge = new Gauge({
    name: "status_tracker_event_lag_seconds",
    help: "How long the oldest webhook has been waiting to be processed. 0 if none waits.",
    registers,
    async collect() {
      const oldest = await store.read.delivery.findFirst({
        where: { status: "PENDING" },
        orderBy: { id: "asc" },
        select: { receivedAt: true },
      });
      const now = clock.now().getTime();
      lag.set(oldest === null ? 0 : Math.max(0, now - oldest.receivedAt.getTime()) / 1_000);
    },
  });
  registry.registerMetric(new StageSeconds(store.read, () => clock.now()));
}

/** Reports the recorded visits. Those of a request that is removed stay counted until the tracker restarts. */
class StageSeconds extends Histogram {
  readonly #read: Tracking["store"]["read"];
  readonly #now: () => Date;
  readonly #counted = new Map<string, { count: number; seconds: number }>();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(read: Tracking["store"]["read"], now: () => Date) {
    super({ name: NAME, help: HELP, labelNames: ["stage"], registers: [] });
    this.#read = read;
    this.#now = now;
  }

  /** Called by the registry to render a histogram; missing in prom-client's types. */
  async getForPromString() {
    const now = this.#now().getTime();
    if (now - this.#readAt >= READ_EVERY_MS) {
      this.#readAt = now;
      for (const bucket of await readStageBuckets(this.#read, BUCKETS)) this.#note(bucket);
    }
    const values = STATES.flatMap((stage) => this.#toValues(stage));
    return { name: NAME, help: HELP, type: "histogram", aggregator: "sum", values };
  }

  /** A total that falls would count for Prometheus as one that began anew. */
  #note({ state, upTo, count, seconds }: StageBucket): void {
    const key = `${state} ${upTo ?? "+Inf"}`;
    const known = this.#counted.get(key);
    this.#counted.set(key, {
      count: Math.max(count, known?.count ?? 0),
      seconds: Math.max(seconds, known?.seconds ?? 0),
    });
  }

  #toValues(stage: string) {
    const totals = { count: 0, seconds: 0 };
    const buckets = [...BUCKETS, "+Inf"].map((le) => {
      const { count, seconds } = this.#counted.get(`${stage} ${le}`) ?? { count: 0, seconds: 0 };
      totals.count += count;
      totals.seconds += seconds;
      return {
        metricName: `${NAME}_bucket`,
        labels: { stage, le: String(le) },
        value: totals.count,
      };
    });
    if (totals.count === 0) return [];
    return [
      ...buckets,
      { metricName: `${NAME}_sum`, labels: { stage }, value: totals.seconds },
      { metricName: `${NAME}_count`, labels: { stage }, value: totals.count },
    ];
  }
}
