import type { IncomingMessage, ServerResponse } from "node:http";
import type { SessionCookies } from "../graphql/context.ts";
import type { HttpConfig } from "./deps.ts";

const NAME = "status_tracker_session";

/** Returns the session token from the browser's cookie. */
export function readSessionToken(req: IncomingMessage): string | null {
  for (const part of (req.headers.cookie ?? "").split(";")) {
    const [name, value] = part.trim().split("=", 2);
    if (name === NAME && value !== undefined && value !== "") return value;
  }
  return null;
}

/** Sets and clears the session cookie on a response that has not been sent. */
export function createSessionCookies(res: ServerResponse, config: HttpConfig): SessionCookies {
  const isSecure = config.publicUrl?.startsWith("https:") === true;
  const attributes = `Path=${config.basePath}/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return {
    set: (token, maxAgeSeconds) =>
      res.appendHeader("Set-Cookie", `${NAME}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`),
    clear: () => res.appendHeader("Set-Cookie", `${NAME}=; Max-Age=0; ${attributes}`),
  };
}
