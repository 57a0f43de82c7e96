import type { ServerResponse } from "node:http";
import { countStuckRequests } from "../tracking/core/count-problems.ts";
import type { HttpDeps } from "./deps.ts";
import { sendJson } from "./respond.ts";

/** GET /api/widget: flat statistics for the widgets of home dashboards. */
export async function sendWidget(
  { tracking: { store, clock }, version }: HttpDeps,
  res: ServerResponse,
): Promise<void> {
  const { mediaRequest, unit, download, delivery, service } = store.read;
  const readyToday = { state: "AVAILABLE", stateChangedAt: { gte: startOfDay(clock.now()) } };
  const inState = (...states: string[]) => mediaRequest.count({ where: { state: { in: states } } });
  const [requests, units, pending, speed, up, down] = await Promise.all([
    Promise.all([
      mediaRequest.count(),
      mediaRequest.count({ where: { isFinished: false } }),
      inState("REQUESTED"),
      inState("GRABBING", "DOWNLOADING"),
      inState("DOWNLOADED", "IMPORTING", "ANIME_MATCHING"),
      mediaRequest.count({ where: readyToday }),
      countStuckRequests({ store }),
    ]),
    unit.count({ where: { ...readyToday, season: { not: null } } }),
    delivery.count({ where: { status: "PENDING" } }),
    download.aggregate({ where: { state: "DOWNLOADING" }, _sum: { speed: true } }),
    service.count({ where: { isEnabled: true, status: "UP" } }),
    service.count({ where: { isEnabled: true, status: "DOWN" } }),
  ]);
  const [total, active, waiting, downloading, processing, ready, problems] = requests;
  sendJson(res, 200, {
    total,
    active,
    waiting_for_approval: waiting,
    downloading,
    processing,
    ready_today: ready,
    episodes_ready_today: units,
    problems,
    bytes_per_second: speed._sum.speed ?? 0,
    pending_deliveries: pending,
    services_up: up,
    services_down: down,
    version,
  });
}

/** In the time zone of the tracker (TZ). */
function startOfDay(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}
