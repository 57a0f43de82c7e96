import type { CallTotals } from "../integrations/shared/meter.ts";
import type { RunningService } from "../tracking/services/registry.ts";
import type { Metric } from "./prometheus.ts";

/** What the calls to each service came to since the start. */
export function readServices(services: Iterable<RunningService>): readonly Metric[] {
  const totals = [...services].map(({ connection, meter }) => ({
    service: connection.slug,
    report: meter.report(),
    ...meter.totals(),
  }));
  return [
    {
      name: "status_tracker_service_calls_total",
      type: "counter",
      help: "Calls to a service by how they ended, tries again included.",
      samples: totals.flatMap(({ service, calls }) =>
        [...calls].map(([outcome, value]) => ({ labels: { service, outcome }, value })),
      ),
    },
    {
      name: "status_tracker_service_calls_per_minute",
      type: "gauge",
      help: "Calls to a service in the last 60 seconds.",
      samples: totals.map(({ service, report }) => ({
        labels: { service },
        value: report.callsPerMinute,
      })),
    },
    {
      name: "status_tracker_service_call_duration_seconds",
      type: "histogram",
      help: "How long calls to a service took.",
      samples: totals.flatMap(({ service, latency }) => toHistogram(service, latency)),
    },
  ];
}

function toHistogram(service: string, { buckets, count, sumMs }: CallTotals["latency"]) {
  return [
    ...buckets.map(({ upToMs, count: value }) => ({
      suffix: "_bucket",
      labels: { service, le: String(upToMs / 1_000) },
      value,
    })),
    { suffix: "_bucket", labels: { service, le: "+Inf" }, value: count },
    { suffix: "_sum", labels: { service }, value: sumMs / 1_000 },
    { suffix: "_count", labels: { service }, value: count },
  ];
}
