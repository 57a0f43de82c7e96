import type { IncomingMessage } from "node:http";
import { readForwarded } from "./forwarded.ts";

/**
 * Returns the host under which the client reached the tracker: that of its page, else the one that a proxy forwards, else
 * that of the request, which a proxy may have changed. Null if unknown.
 */
export function readViewerHost({ headers }: Pick<IncomingMessage, "headers">): string | null {
  const { origin, host } = headers;
  const forwarded = readForwarded(headers, "x-forwarded-host");
  const hosts = [origin, forwarded && `http://${forwarded}`, host && `http://${host}`].flatMap(
    (address) => (address && URL.parse(address)?.hostname) || [],
  );
  return hosts[0] ?? null;
}
