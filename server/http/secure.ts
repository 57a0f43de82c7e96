import type { IncomingMessage } from "node:http";
import type { HttpConfig } from "./deps.ts";
import { readForwarded } from "./forwarded.ts";
import { isFromProxy } from "./replica-request.ts";

/**
 * Whether the browser reaches the tracker over TLS, which a proxy ends: by the page's own address, which browsers send with
 * what they change, else by what the proxy says, else by PUBLIC_URL, at which everything arrives that a trusted proxy passes
 * on. A client that says so wrongly affects only itself.
 */
export function isSecure(
  req: Pick<IncomingMessage, "headers" | "socket">,
  config: HttpConfig,
): boolean {
  const { headers } = req;
  const { publicUrl } = config;
  const { origin, host } = headers;
  if (origin?.startsWith("https:") === true) return true;
  if (origin?.startsWith("http:") === true) return false;
  const forwarded = readForwarded(headers, "x-forwarded-proto");
  if (forwarded !== undefined) return forwarded.toLowerCase() === "https";
  const known = publicUrl === undefined ? null : URL.parse(publicUrl);
  if (known?.protocol !== "https:") return false;
  return known.host === host || isFromProxy(req, config);
}
