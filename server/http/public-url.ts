import type { IncomingMessage } from "node:http";
import type { HttpConfig } from "./deps.ts";
import { readForwarded } from "./forwarded.ts";
import { isFromProxy } from "./replica-request.ts";
import { isSecure } from "./secure.ts";

/**
 * Returns the URL at which the browser of a request reaches the tracker, without a trailing slash: PUBLIC_URL, else the
 * address under which the browser came. A proxy of TRUST_PROXY that sends a Host of its own forwards the browser's.
 */
export function toPublicUrl(
  req: Pick<IncomingMessage, "headers" | "socket">,
  config: HttpConfig,
): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const { headers } = req;
  const forwarded = isFromProxy(req, config)
    ? readForwarded(headers, "x-forwarded-host")
    : undefined;
  const scheme = isSecure(req, config) ? "https" : "http";
  return `${scheme}://${forwarded ?? headers.host ?? "localhost"}${config.basePath}`;
}
