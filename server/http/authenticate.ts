import type { IncomingMessage } from "node:http";
import { isSameSecret } from "../account/secret.ts";
import { findSession } from "../account/session.ts";
import { TOKEN_VIEWER, type CurrentViewer } from "../graphql/viewer-context.ts";
import { readSessionToken } from "./cookie.ts";
import type { HttpDeps } from "./deps.ts";

/** Returns the viewer of a request, by its bearer token or else by its session cookie. */
export async function authenticate(
  req: IncomingMessage,
  deps: HttpDeps,
): Promise<CurrentViewer | null> {
  const bearer = readBearer(req);
  if (bearer !== null) return findTokenViewer(bearer, deps);
  const token = readSessionToken(req);
  const session = token === null ? null : await findSession(deps.account, token);
  if (session === null) return null;
  const { account, tokenHash, expiresAt } = session;
  return {
    id: account.id,
    name: account.username,
    role: account.role,
    isToken: false,
    session: { tokenHash, expiresAt },
  };
}

export function findTokenViewer(token: string, { config }: HttpDeps): CurrentViewer | null {
  return config.adminToken !== undefined && isSameSecret(token, config.adminToken)
    ? TOKEN_VIEWER
    : null;
}

export function readBearer(req: IncomingMessage): string | null {
  return parseBearer(req.headers.authorization ?? "");
}

/** Returns the token of the value of an Authorization header; null if it has another scheme. */
export function parseBearer(authorization: string): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
}
