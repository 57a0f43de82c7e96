import type { IncomingHttpHeaders } from "node:http";

/** Returns what the first proxy says of the request that it received; undefined if no proxy says it. */
export function readForwarded(
  headers: IncomingHttpHeaders,
  name: "x-forwarded-host" | "x-forwarded-proto",
): string | undefined {
  return [headers[name] ?? []].flat()[0]?.split(",")[0]?.trim();
}
