import type { IncomingMessage, ServerResponse } from "node:http";
import { isSameSecret } from "../account/secret.ts";
import { startAdminSession } from "../account/session.ts";
import { readOrigin } from "./authenticate.ts";
import { createSessionCookies } from "./cookie.ts";
import type { HttpDeps } from "./deps.ts";
import { isAllowed, redirect, sendError } from "./respond.ts";

/** GET /api/sign-in?code=…: opens the demo signed in. Not found unless the app was started with a code. */
export async function signInByCode(
  deps: HttpDeps,
  req: IncomingMessage,
  res: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const { config, account } = deps;
  if (deps.signInCode === undefined) return sendError(res, 404, "NOT_FOUND", "Not found.");
  if (!isAllowed(req.method, ["GET"], res)) return;
  if (!isSameSecret(query.get("code") ?? "", deps.signInCode)) {
    return sendError(res, 403, "FORBIDDEN", "The code is incorrect.");
  }
  const signedIn = await startAdminSession(account, readOrigin(req, deps));
  if (signedIn === null) return sendError(res, 409, "CONFLICT", "There is no admin account yet.");
  createSessionCookies(req, res, deps).set(signedIn.token);
  redirect(res, `${config.basePath}/`);
}
