import type { IncomingMessage } from "node:http";
import { findApiTokenViewer } from "../account/api-token.ts";
import { isSameSecret } from "../account/secret.ts";
import { findSessionViewer, type SignInOrigin } from "../account/session.ts";
import { ADMIN_TOKEN_VIEWER, type Viewer } from "../account/viewer.ts";
import { readClientAddress } from "./client-address.ts";
import { readSessionToken } from "./cookie.ts";
import type { HttpDeps } from "./deps.ts";

/** Returns the viewer of a request, by its bearer token or else by its session cookie. */
export async function authenticate(req: IncomingMessage, deps: HttpDeps): Promise<Viewer | null> {
  const bearer = readBearer(req);
  if (bearer !== null) return findTokenViewer(bearer, deps);
  const token = readSessionToken(req, deps.config);
  return token === null ? null : findSessionViewer(deps.account, token);
}

/** Returns the viewer of an API token or of ADMIN_TOKEN. */
export async function findTokenViewer(
  token: string,
  { config, account }: HttpDeps,
): Promise<Viewer | null> {
  return config.adminToken !== undefined && isSameSecret(token, config.adminToken)
    ? ADMIN_TOKEN_VIEWER
    : findApiTokenViewer(account, token);
}

/** From where a request comes. */
export function readOrigin(req: IncomingMessage): SignInOrigin {
  return {
    device: req.headers["user-agent"] ?? null,
    address: readClientAddress(req),
  };
}

export function readBearer(req: IncomingMessage): string | null {
  return parseBearer(req.headers.authorization ?? "");
}

/** Returns the token of the value of an Authorization header; null if it has another scheme. */
export function parseBearer(authorization: string): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
}
