import type { IncomingMessage, ServerResponse } from "node:http";
import { can, type Access, type Permission } from "../account/access.ts";
import { authenticate } from "./authenticate.ts";
import type { HttpDeps } from "./deps.ts";
import { compressAnswer } from "./encoding.ts";
import { sendHealth, sendLive, sendReady } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { isAllowed, sendError, sendSignInFirst, sendText } from "./respond.ts";
import type { Route } from "./route.ts";
import { sendWidget } from "./widget.ts";

interface ReportRequest {
  readonly req: IncomingMessage;
  readonly metrics: Metrics;
  /** Who reads it; null if it requires no authentication. */
  readonly access: Access | null;
  readonly query: URLSearchParams;
}

interface Report {
  readonly path: string;
  /** Null: it requires no authentication. */
  readonly permission: Permission | null;
  send(deps: HttpDeps, res: ServerResponse, request: ReportRequest): void | Promise<void>;
}

const REPORTS: readonly Report[] = [
  {
    path: "/api/health",
    permission: null,
    send: async (deps, res, { req }) => {
      // Without a database nobody can be recognised, which the report then says.
      const viewer = await authenticate(req, deps).catch(() => null);
      await sendHealth(deps, res, can(viewer, "readAll"));
    },
  },
  { path: "/api/ready", permission: null, send: sendReady },
  { path: "/api/live", permission: null, send: (_deps, res) => sendLive(res) },
  {
    path: "/api/widget",
    permission: "read",
    send: (deps, res, { access, query }) =>
      sendWidget(deps, res, { access, isOwn: query.get("scope") === "own" }),
  },
  {
    path: "/metrics",
    permission: "readDetail",
    send: async (_deps, res, { metrics: { contentType, render } }) =>
      sendText(res, contentType, await render()),
  },
];

/** Lists the routes that report on the tracker, which can only be read. */
export function listReports(deps: HttpDeps, metrics: Metrics): readonly Route[] {
  return REPORTS.map(({ path, permission, send }) => ({
    path,
    async serve({ req, res, query }) {
      if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
      compressAnswer(req, res);
      const access = permission === null ? null : await authenticate(req, deps);
      if (permission === null || can(access, permission))
        return send(deps, res, { req, metrics, access, query });
      if (access !== null)
        return sendError(res, 403, "FORBIDDEN", "Your role or token does not permit this.");
      sendSignInFirst(res);
    },
  }));
}
