import type { IncomingMessage, ServerResponse } from "node:http";
import type { SessionCookies } from "../graphql/context.ts";
import type { HttpConfig } from "./deps.ts";
import { isSecure } from "./secure.ts";

const NAME = "status_tracker_session";

/** Returns the session token from the browser's cookie. Over TLS only from one that another host cannot have set. */
export function readSessionToken(req: IncomingMessage, config: HttpConfig): string | null {
  const cookies = (req.headers.cookie ?? "").split(";").map((part) => part.trim().split("=", 2));
  const find = (wanted: string) =>
    cookies.find(([name, value]) => name === wanted && value !== undefined && value !== "")?.[1];
  const secure = find(secureName(config));
  return secure ?? (isSecure(req, config) ? null : (find(NAME) ?? null));
}

/** Browsers accept `__Host-` only for a whole host, and both prefixes only over TLS. */
function secureName({ basePath }: HttpConfig): string {
  return `${basePath === "" ? "__Host-" : "__Secure-"}${NAME}`;
}

/** Sets and clears the session cookie on a response that has not been sent. */
export function createSessionCookies(
  req: IncomingMessage,
  res: ServerResponse,
  config: HttpConfig,
): SessionCookies {
  const isOverTls = isSecure(req, config);
  const name = isOverTls ? secureName(config) : NAME;
  const attributes = `Path=${config.basePath}/; HttpOnly; SameSite=Lax${isOverTls ? "; Secure" : ""}`;
  return {
    set: (token, maxAgeSeconds) =>
      res.appendHeader("Set-Cookie", `${name}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`),
    clear: () => res.appendHeader("Set-Cookie", `${name}=; Max-Age=0; ${attributes}`),
  };
}
