import type { ServerResponse } from "node:http";
import { STATES } from "../domain/state.ts";
import type { HttpDeps } from "./deps.ts";
import type { GraphQLLoad } from "./graphql-endpoint.ts";
import { readProcess } from "./process-metrics.ts";
import { PROMETHEUS_TYPE, toPrometheus, type Metric } from "./prometheus.ts";
import { readServices } from "./service-metrics.ts";

/** GET /metrics, for Prometheus. */
export async function sendMetrics(
  { tracking, version }: HttpDeps,
  load: GraphQLLoad,
  res: ServerResponse,
): Promise<void> {
  const metrics = [
    gauge("status_tracker_info", "The tracker's version.", [{ labels: { version }, value: 1 }]),
    ...(await readRows(tracking.store.read)),
    ...readServices(tracking.services.running.values()),
    ...readLoad(load),
    ...(await readProcess()),
  ];
  res.writeHead(200, { "Content-Type": PROMETHEUS_TYPE, "Cache-Control": "no-store" });
  res.end(toPrometheus(metrics));
}

const DELIVERY_STATUSES = ["PENDING", "APPLIED", "IGNORED", "DUPLICATE", "UNRECOGNISED", "FAILED"];

async function readRows(read: HttpDeps["tracking"]["store"]["read"]): Promise<readonly Metric[]> {
  const [states, problems, statuses, services] = await Promise.all([
    read.mediaRequest.groupBy({ by: ["state"], _count: true }),
    read.mediaRequest.groupBy({
      by: ["problemCode"],
      _count: true,
      where: { problemCode: { not: null } },
    }),
    read.delivery.groupBy({ by: ["status"], _count: true }),
    read.service.findMany({ where: { isEnabled: true }, orderBy: { slug: "asc" } }),
  ]);
  const requests = new Map(states.map(({ state, _count }) => [state, _count]));
  const deliveries = new Map(statuses.map(({ status, _count }) => [status, _count]));
  return [
    gauge(
      "status_tracker_requests",
      "Requests by state.",
      STATES.map((state) => ({ labels: { state }, value: requests.get(state) ?? 0 })),
    ),
    gauge(
      "status_tracker_problems",
      "Requests that something keeps from moving, by the worst problem of each.",
      problems.map(({ problemCode, _count }) => ({
        labels: { code: problemCode ?? "" },
        value: _count,
      })),
    ),
    gauge(
      "status_tracker_deliveries",
      "Webhooks that are kept, by what became of them.",
      DELIVERY_STATUSES.map((status) => ({
        labels: { status },
        value: deliveries.get(status) ?? 0,
      })),
    ),
    gauge("status_tracker_inbox_pending", "Webhooks that wait to be applied.", [
      { value: deliveries.get("PENDING") ?? 0 },
    ]),
    gauge(
      "status_tracker_service_up",
      "1 while a service answers.",
      services.map(({ slug, kind, status }) => ({
        labels: { service: slug, kind },
        value: status === "UP" ? 1 : 0,
      })),
    ),
    gauge(
      "status_tracker_service_last_seen_timestamp_seconds",
      "When a service last answered, in seconds since 1970.",
      services.flatMap(({ slug, lastSeenAt }) =>
        lastSeenAt === null
          ? []
          : [{ labels: { service: slug }, value: lastSeenAt.getTime() / 1_000 }],
      ),
    ),
  ];
}

function readLoad({ sockets, subscriptions, executions }: GraphQLLoad): readonly Metric[] {
  return [
    gauge("status_tracker_sockets", "WebSockets that are open.", [{ value: sockets }]),
    gauge("status_tracker_subscriptions", "Subscriptions over WebSocket and event streams.", [
      { value: subscriptions },
    ]),
    gauge("status_tracker_shared_executions", "Executions that identical subscriptions share.", [
      { value: executions },
    ]),
  ];
}

function gauge(name: string, help: string, samples: Metric["samples"]): Metric {
  return { name, type: "gauge", help, samples };
}
