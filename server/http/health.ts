import type { ServerResponse } from "node:http";
import type { HttpDeps } from "./deps.ts";
import { sendJson } from "./respond.ts";

/** GET /api/live: whether the process responds. */
export function sendLive(res: ServerResponse): void {
  sendJson(res, 200, { status: "ok" });
}

/** GET /api/ready: whether the database responds too. */
export async function sendReady({ tracking }: HttpDeps, res: ServerResponse): Promise<void> {
  const isReady = await isDatabaseReady(tracking.store);
  sendJson(res, isReady ? 200 : 503, { status: isReady ? "ok" : "down" });
}

/** GET /api/health: "down" without the database, "degraded" while a service is down. Public, so without URLs and messages. */
export async function sendHealth(
  { tracking, version }: HttpDeps,
  res: ServerResponse,
): Promise<void> {
  const { store } = tracking;
  if (!(await isDatabaseReady(store))) {
    return sendJson(res, 503, { status: "down", version, database: "down", services: [] });
  }
  const rows = await store.read.service.findMany({
    orderBy: { slug: "asc" },
    select: { slug: true, kind: true, status: true, lastSeenAt: true },
  });
  const services = rows.map((row) => ({ ...row, status: row.status.toLowerCase() }));
  const isDegraded = services.some(({ status }) => status === "down");
  sendJson(res, 200, { status: isDegraded ? "degraded" : "ok", version, database: "up", services });
}

async function isDatabaseReady(store: HttpDeps["tracking"]["store"]): Promise<boolean> {
  try {
    await store.isReady();
    return true;
  } catch {
    return false;
  }
}
