import type { IncomingMessage } from "node:http";
import type { HttpConfig } from "./deps.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether the tracker serves the host of a request: any, or those of ALLOWED_HOSTS, that of PUBLIC_URL, and the machine
 * itself, for health checks. Keeps a page of another site from reaching the tracker by a name that resolves to it.
 */
export function isAllowedHost({ headers }: IncomingMessage, config: HttpConfig): boolean {
  const { allowedHosts = [], publicUrl } = config;
  if (allowedHosts.length === 0) return true;
  const name = URL.parse(`http://${headers.host ?? ""}`)?.hostname ?? "";
  return (
    LOOPBACK.has(name) ||
    allowedHosts.includes(name) ||
    (publicUrl !== undefined && URL.parse(publicUrl)?.hostname === name)
  );
}
