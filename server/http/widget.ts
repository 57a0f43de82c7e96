import type { ServerResponse } from "node:http";
import { readRequestGroups, sumGroups } from "../store/request-count.ts";
import type { HttpDeps } from "./deps.ts";
import { sendJson } from "./respond.ts";

/** GET /api/widget: flat statistics for the widgets of home dashboards. */
export async function sendWidget(
  { tracking: { store, clock }, version }: HttpDeps,
  res: ServerResponse,
): Promise<void> {
  const { mediaRequest, unit, download, delivery, service } = store.read;
  const readyToday = { state: "AVAILABLE", stateChangedAt: { gte: startOfDay(clock.now()) } };
  const [groups, ready, units, pending, speed, up, down] = await Promise.all([
    readRequestGroups(store.read),
    mediaRequest.count({ where: readyToday }),
    unit.count({ where: { ...readyToday, season: { not: null } } }),
    delivery.count({ where: { status: "PENDING" } }),
    download.aggregate({ where: { state: "DOWNLOADING" }, _sum: { speed: true } }),
    service.count({ where: { isEnabled: true, status: "UP" } }),
    service.count({ where: { isEnabled: true, status: "DOWN" } }),
  ]);
  sendJson(res, 200, {
    total: sumGroups(groups),
    active: sumGroups(groups, { isFinished: false }),
    waiting_for_approval: sumGroups(groups, { states: ["REQUESTED"] }),
    downloading: sumGroups(groups, { states: ["GRABBING", "DOWNLOADING"] }),
    processing: sumGroups(groups, { states: ["DOWNLOADED", "IMPORTING", "ANIME_MATCHING"] }),
    ready_today: ready,
    episodes_ready_today: units,
    problems: sumGroups(groups, { isStuck: true }),
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
