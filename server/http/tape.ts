import type { IncomingMessage, ServerResponse } from "node:http";
import { can } from "../account/access.ts";
import { exportTape } from "../tape/export-tape.ts";
import { authenticate } from "./authenticate.ts";
import type { HttpDeps } from "./deps.ts";
import { compressAnswer } from "./encoding.ts";
import { isAllowed, sendError, sendJson } from "./respond.ts";

/** GET /api/requests/{id}/tape: a request for a bug report, for admins. */
export async function sendTape(
  deps: HttpDeps,
  req: IncomingMessage,
  res: ServerResponse,
  id: string,
): Promise<void> {
  if (!isAllowed(req.method, ["GET"], res)) return;
  const viewer = await authenticate(req, deps);
  if (viewer === null) return sendError(res, 401, "UNAUTHENTICATED", "Sign in first.");
  if (!can(viewer, "administer"))
    return sendError(res, 403, "FORBIDDEN", "Your role or token does not permit this.");
  const exported = await exportTape(deps.tracking, id, deps.version);
  if (exported === null) return sendError(res, 404, "NOT_FOUND", "There is no such request.");
  compressAnswer(req, res);
  res.setHeader("Content-Disposition", `attachment; filename="${toFileName(exported.title)}"`);
  sendJson(res, 200, exported.tape);
}

/** Of letters that every file system takes. */
function toFileName(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .slice(0, 60);
  return `tape-${plain.replaceAll(/^-|-$/g, "").toLowerCase() || "request"}.json`;
}
