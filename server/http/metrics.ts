import { performance } from "node:perf_hooks";
import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { HttpDeps } from "./deps.ts";
import type { GraphQLLoad } from "./graphql-endpoint.ts";
import { createRequestMetrics } from "./request-metrics.ts";
import { createServiceMetrics } from "./service-metrics.ts";
import { createStageMetrics } from "./stage-metrics.ts";

/** The metrics of one tracker in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  render(): Promise<string>;
}

interface MetricsDeps extends Pick<HttpDeps, "tracking" | "version"> {
  readonly load: () => GraphQLLoad;
}

/** Creates the metrics behind GET /metrics. Values are read when they are rendered. */
export function createMetrics({ tracking, version, load }: MetricsDeps): Metrics {
  // Created by the first scrape: the process metrics measure garbage collection and the event loop from then on.
  let registry: Registry | null = null;

  function createRegistry(): Registry {
    const created = new Registry();
    addVersion(created, version);
    createRequestMetrics(created, tracking.store.read);
    createServiceMetrics(created, tracking);
    createStageMetrics(created, tracking);
    addLoad(created, load);
    collectDefaultMetrics({ register: created });
    addEventLoopTime(created);
    return created;
  }

  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    render() {
      registry ??= createRegistry();
      return registry.metrics();
    },
  };
}

function addVersion(registry: Registry, version: string): void {
  new Gauge({
    name: "status_tracker_info",
    help: "The version of the tracker.",
    labelNames: ["version"],
    registers: [registry],
  }).set({ version }, 1);
}

function addLoad(registry: Registry, load: () => GraphQLLoad): void {
  const add = (name: string, help: string, read: (current: GraphQLLoad) => number): void => {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => gauge.set(read(load())),
    });
  };
  add("status_tracker_sockets", "Open WebSockets.", ({ sockets }) => sockets);
  add(
    "status_tracker_subscriptions",
    "Subscriptions over WebSocket and server-sent events.",
    ({ subscriptions }) => subscriptions,
  );
  add(
    "status_tracker_shared_executions",
    "Executions that identical subscriptions share.",
    ({ executions }) => executions,
  );
}

/** prom-client has no metric of how busy the event loop is. */
function addEventLoopTime(registry: Registry): void {
  const counter: Counter = new Counter({
    name: "nodejs_eventloop_active_seconds_total",
    help: "Time that the event loop was active, in seconds.",
    registers: [registry],
    collect() {
      counter.reset();
      counter.inc(performance.eventLoopUtilization().active / 1_000);
    },
  });
}
