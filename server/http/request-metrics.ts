import { Gauge, type Registry } from "prom-client";
import { STATES } from "../domain/state.ts";
import { readRequestGroups, sumGroups } from "../store/request-count.ts";
import type { HttpDeps } from "./deps.ts";

const DELIVERY_STATUSES = ["PENDING", "APPLIED", "IGNORED", "DUPLICATE", "UNRECOGNISED", "FAILED"];

type Database = HttpDeps["tracking"]["store"]["read"];

/** Registers the number of requests, problems and webhooks. */
export function createRequestMetrics(registry: Registry, read: Database): void {
  const requests: Gauge = new Gauge({
    name: "status_tracker_requests",
    help: "Requests by state.",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const groups = await readRequestGroups(read);
      for (const state of STATES) requests.set({ state }, sumGroups(groups, { states: [state] }));
    },
  });
  const problems: Gauge = new Gauge({
    name: "status_tracker_problems",
    help: "Requests with a problem, by the code of the most urgent problem of each.",
    labelNames: ["code"],
    registers: [registry],
    async collect() {
      const groups = await readRequestGroups(read);
      problems.reset();
      for (const { problemCode, count } of groups)
        if (problemCode !== null) problems.inc({ code: problemCode }, count);
    },
  });
  const deliveries: Gauge = new Gauge({
    name: "status_tracker_deliveries",
    help: "Stored webhooks by processing status.",
    labelNames: ["status"],
    registers: [registry],
    async collect() {
      const rows = await read.delivery.groupBy({ by: ["status"], _count: true });
      const counts = new Map(rows.map(({ status, _count }) => [status, _count]));
      for (const status of DELIVERY_STATUSES) deliveries.set({ status }, counts.get(status) ?? 0);
    },
  });
  const pending: Gauge = new Gauge({
    name: "status_tracker_inbox_pending",
    help: "Webhooks that are waiting to be processed.",
    registers: [registry],
    async collect() {
      pending.set(await read.delivery.count({ where: { status: "PENDING" } }));
    },
  });
}
