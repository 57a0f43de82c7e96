import type { ServerResponse } from "node:http";
import { can, ownOrFollowedRequests, visibleRequests, type Access } from "../account/access.ts";
import { readRequestGroups, sumGroups } from "../store/request-count.ts";
import type { Database } from "../store/store.ts";
import type { HttpDeps } from "./deps.ts";
import { sendJson } from "./respond.ts";

/**
 * GET /api/widget: flat statistics for the widgets of home dashboards, about the requests that whoever asks may see, or with
 * `?scope=own` about those that they made or follow. Those about services and the inbox are only for admins.
 */
export async function sendWidget(
  { tracking: { store, clock }, version }: HttpDeps,
  res: ServerResponse,
  { access, isOwn }: { readonly access: Access | null; readonly isOwn: boolean },
): Promise<void> {
  const { mediaRequest, unit, download } = store.read;
  const visible = toVisible(access, isOwn);
  const ofVisible = visible === null ? {} : { request: visible };
  const readyToday = { state: "AVAILABLE", stateChangedAt: { gte: startOfDay(clock.now()) } };
  const [groups, ready, units, speed, forAdmins] = await Promise.all([
    readRequestGroups(store.read, visible),
    mediaRequest.count({ where: { AND: [visible ?? {}, readyToday] } }),
    unit.count({ where: { ...readyToday, season: { not: null }, ...ofVisible } }),
    download.aggregate({
      where: {
        state: "DOWNLOADING",
        ...(visible !== null && { attempts: { some: { unit: ofVisible } } }),
      },
      _sum: { speed: true },
    }),
    can(access, "readDetail") ? countForAdmins(store.read) : {},
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
    ...forAdmins,
    version,
  });
}

/** Null: every request. */
function toVisible(
  access: Access | null,
  isOwn: boolean,
): ReturnType<typeof visibleRequests> | null {
  if (isOwn) return { AND: [visibleRequests(access), ownOrFollowedRequests(access)] };
  return can(access, "readAll") ? null : visibleRequests(access);
}

async function countForAdmins({ delivery, service }: Database) {
  const [pending, up, down] = await Promise.all([
    delivery.count({ where: { status: "PENDING" } }),
    service.count({ where: { isEnabled: true, status: "UP" } }),
    service.count({ where: { isEnabled: true, status: "DOWN" } }),
  ]);
  return { pending_deliveries: pending, services_up: up, services_down: down };
}

/** In the time zone of the tracker (TZ). */
function startOfDay(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}
