import type { IncomingMessage } from "node:http";
import { findApiTokenViewer } from "../account/api-token.ts";
import { attemptSecret } from "../account/attempt.ts";
import { findClientAddress } from "../account/client-address.ts";
import { isSameSecret } from "../account/secret.ts";
import { findSessionViewer } from "../account/session.ts";
import type { SignInOrigin } from "../account/sign-in-origin.ts";
import { findProxyViewer } from "../account/sign-in/proxy.ts";
import { ADMIN_TOKEN_VIEWER, type Viewer } from "../account/viewer.ts";
import { readKnownDevice, readSessionToken } from "./cookie.ts";
import type { HttpConfig, HttpDeps } from "./deps.ts";
import { isFromProxy, isFromReplica } from "./replica-request.ts";

/** Returns the viewer of a request, by its bearer token, else by the name that a trusted proxy sends, else by its session cookie. Throws LIMIT after wrong tokens. */
export async function authenticate(req: IncomingMessage, deps: HttpDeps): Promise<Viewer | null> {
  const bearer = readBearer(req);
  if (bearer !== null) return findTokenViewer(bearer, { deps, origin: readOrigin(req, deps) });
  const proxyUser = readProxyUser(req, deps.config);
  if (proxyUser !== null) return findProxyViewer(deps.account, proxyUser, readOrigin(req, deps));
  const token = readSessionToken(req, deps.config);
  return token === null ? null : findSessionViewer(deps.account, token);
}

/** Returns the name of the person whom a trusted proxy has signed in. Null from anybody else, whatever they send. */
export function readProxyUser(req: IncomingMessage, config: HttpConfig): string | null {
  const { authProxyHeader } = config;
  if (authProxyHeader === undefined) return null;
  const [name, ...others] = [req.headers[authProxyHeader.toLowerCase()] ?? []].flat();
  if (name === undefined || name === "" || others.length > 0) return null;
  if (!isFromProxy(req, config)) return null;
  // Node reads headers as Latin-1; proxies send UTF-8.
  return Buffer.from(name, "latin1").toString("utf8");
}

/** Returns the viewer of an API token or of ADMIN_TOKEN. Throws LIMIT after wrong tokens. */
export async function findTokenViewer(
  token: string,
  { deps, origin }: { readonly deps: HttpDeps; readonly origin: SignInOrigin },
): Promise<Viewer | null> {
  const { config, account } = deps;
  return attemptSecret(account, { kind: "token", place: "api", secret: token, origin }, async () =>
    config.adminToken !== undefined && isSameSecret(token, config.adminToken)
      ? ADMIN_TOKEN_VIEWER
      : findApiTokenViewer(account, token),
  );
}

/** From where a request comes. */
export function readOrigin(req: IncomingMessage, deps: HttpDeps): SignInOrigin {
  const forwardedFor = [req.headers["x-forwarded-for"] ?? []].flat().join(",");
  const { remoteAddress = "" } = req.socket;
  return {
    device: req.headers["user-agent"] ?? null,
    address: isFromReplica(req, deps.config)
      ? forwardedFor
      : findClientAddress(remoteAddress, forwardedFor, deps.config.trustProxy),
    knownDevice: readKnownDevice(req, deps),
  };
}

export function readBearer(req: IncomingMessage): string | null {
  return parseBearer(req.headers.authorization ?? "");
}

/** Returns the token of the value of an Authorization header; null if it has another scheme. */
export function parseBearer(authorization: string): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
}
