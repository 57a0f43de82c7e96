import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { CallTotals } from "../integrations/shared/meter.ts";
import type { HttpDeps } from "./deps.ts";

type Tracking = HttpDeps["tracking"];

/** Registers the status of each service and the calls to it since the start of the tracker. */
export function createServiceMetrics(registry: Registry, { store, services }: Tracking): void {
  const registers = [registry];
  const isEnabled = { where: { isEnabled: true }, orderBy: { slug: "asc" } } as const;
  const up: Gauge = new Gauge({
    name: "status_tracker_service_up",
    help: "1 while the service responds, otherwise 0.",
    labelNames: ["service", "kind"],
    registers,
    async collect() {
      const rows = await store.read.service.findMany(isEnabled);
      up.reset();
      for (const { slug, kind, status } of rows)
        up.set({ service: slug, kind }, status === "UP" ? 1 : 0);
    },
  });
  const lastSeen: Gauge = new Gauge({
    name: "status_tracker_service_last_seen_timestamp_seconds",
    help: "When the service last responded, as a Unix timestamp.",
    labelNames: ["service"],
    registers,
    async collect() {
      const rows = await store.read.service.findMany(isEnabled);
      lastSeen.reset();
      for (const { slug, lastSeenAt } of rows)
        if (lastSeenAt !== null) lastSeen.set({ service: slug }, lastSeenAt.getTime() / 1_000);
    },
  });
  const calls: Counter = new Counter({
    name: "status_tracker_service_calls_total",
    help: "Calls to the service by outcome, including retries.",
    labelNames: ["service", "outcome"],
    registers,
    collect() {
      calls.reset();
      for (const { connection, meter } of services.running.values())
        for (const [outcome, count] of meter.totals().calls)
          calls.inc({ service: connection.slug, outcome }, count);
    },
  });
  const rate: Gauge = new Gauge({
    name: "status_tracker_service_calls_per_minute",
    help: "Calls to the service in the last 60 seconds.",
    labelNames: ["service"],
    registers,
    collect() {
      rate.reset();
      for (const { connection, meter } of services.running.values())
        rate.set({ service: connection.slug }, meter.report().callsPerMinute);
    },
  });
  registry.registerMetric(new CallDuration(services));
}

const DURATION = "status_tracker_service_call_duration_seconds";
const DURATION_HELP = "Duration of calls to the service.";

/**
 * Reports the totals that the services' meters keep. A plain Histogram would have to observe each call, and would miss
 * those before the first scrape.
 */
class CallDuration extends Histogram {
  readonly #services: Tracking["services"];

  constructor(services: Tracking["services"]) {
    super({ name: DURATION, help: DURATION_HELP, labelNames: ["service"], registers: [] });
    this.#services = services;
  }

  /** Called by the registry to render a histogram; missing in prom-client's types. */
  async getForPromString() {
    const values = [...this.#services.running.values()].flatMap(({ connection, meter }) =>
      toValues(connection.slug, meter.totals().latency),
    );
    return { name: DURATION, help: DURATION_HELP, type: "histogram", aggregator: "sum", values };
  }
}

function toValues(service: string, { buckets, count, sumMs }: CallTotals["latency"]) {
  return [
    ...buckets.map(({ upToMs, count: value }) => ({
      metricName: `${DURATION}_bucket`,
      labels: { service, le: String(upToMs / 1_000) },
      value,
    })),
    { metricName: `${DURATION}_bucket`, labels: { service, le: "+Inf" }, value: count },
    { metricName: `${DURATION}_sum`, labels: { service }, value: sumMs / 1_000 },
    { metricName: `${DURATION}_count`, labels: { service }, value: count },
  ];
}
