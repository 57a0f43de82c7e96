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

/** GET /api/health: "down" without the database, "degraded" while a service is down. Strangers receive nothing else. */
export async function sendHealth(
  { tracking, version }: HttpDeps,
  res: ServerResponse,
  maySeeServices: boolean,
): Promise<void> {
  const { store } = tracking;
  const send = (
    code: number,
    report: { readonly status: string; readonly [field: string]: unknown },
  ) => sendJson(res, code, maySeeServices ? report : { status: report.status });
  if (!(await isDatabaseReady(store)))
    return send(503, { status: "down", version, database: "down", services: [] });
  const rows = await store.read.service.findMany({
    orderBy: { slug: "asc" },
    select: { slug: true, kind: true, status: true, lastSeenAt: true },
  });
  const services = rows.map((row) => ({ ...row, status: row.status.toLowerCase() }));
  const isDegraded = services.some(({ status }) => status === "down");
  send(200, { status: isDegraded ? "degraded" : "ok", version, database: "up", services });
}

async function isDatabaseReady(store: HttpDeps["tracking"]["store"]): Promise<boolean> {
  try {
    await store.isReady();
    return true;
  } catch {
    return false;
  }
}
