import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { can } from "../account/access.ts";
import { toActor } from "../account/actor.ts";
import { authenticate, readOrigin } from "./authenticate.ts";
import type { HttpDeps } from "./deps.ts";
import { isAllowed, sendError } from "./respond.ts";

/** GET /api/backups/{name}: the file of a backup, for admins. */
export async function sendBackup(
  deps: HttpDeps,
  req: IncomingMessage,
  res: ServerResponse,
  name: string,
): Promise<void> {
  if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
  const viewer = await authenticate(req, deps);
  if (viewer === null) return sendError(res, 401, "UNAUTHENTICATED", "Sign in first.");
  if (!can(viewer, "administer"))
    return sendError(res, 403, "FORBIDDEN", "Your role or token does not permit this.");
  const file = await deps.backups.find(name);
  if (file === null) return sendError(res, 404, "NOT_FOUND", "There is no such backup.");
  const { size } = await stat(file);
  res.writeHead(200, {
    "Content-Type": "application/vnd.sqlite3",
    "Content-Length": size,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "no-store",
  });
  if (req.method === "HEAD") return void res.end();
  await deps.backups.noteDownload(name, toActor({ viewer, origin: readOrigin(req, deps) }));
  await pipeline(createReadStream(file), res);
}
