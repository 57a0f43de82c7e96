import type { IncomingMessage } from "node:http";
import { isTrustedProxy } from "../account/client-address.ts";
import type { HttpConfig } from "./deps.ts";
import { readForwarded } from "./forwarded.ts";

/**
 * Whether the browser reaches the tracker over TLS, which a proxy ends: by the page's own address, which browsers send with
 * what they change, else by what the proxy says, else by PUBLIC_URL, at which everything arrives that a trusted proxy passes
 * on. A client that says so wrongly affects only itself.
 */
export function isSecure(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  { publicUrl, trustProxy }: HttpConfig,
): boolean {
  const { origin, host } = headers;
  if (origin?.startsWith("https:") === true) return true;
  if (origin?.startsWith("http:") === true) return false;
  const forwarded = readForwarded(headers, "x-forwarded-proto");
  if (forwarded !== undefined) return forwarded.toLowerCase() === "https";
  const known = publicUrl === undefined ? null : URL.parse(publicUrl);
  if (known?.protocol !== "https:") return false;
  return known.host === host || isTrustedProxy(socket.remoteAddress ?? "", trustProxy);
}
