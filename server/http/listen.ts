import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

interface ListenOptions {
  readonly port: number;
  readonly host?: string | undefined;
  readonly basePath: string;
}

/** Where a server listens. */
export interface Listening {
  /** URL of the tracker, without a trailing slash. */
  readonly url: string;
  readonly port: number;
}

/** Opens the port, a free one for 0. */
export async function listen(
  server: Server,
  { port, host, basePath }: ListenOptions,
): Promise<Listening> {
  server.listen({ port, host });
  await once(server, "listening");
  const { address, family, port: bound } = server.address() as AddressInfo;
  const isEverywhere = address === "::" || address === "0.0.0.0";
  const name = isEverywhere ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return { url: `http://${name}:${bound}${basePath}`, port: bound };
}

const CLOSE_TIMEOUT_MS = 2_000;

/** Stops accepting connections, ends streams and sockets, and completes running requests. */
export async function closeServer(server: Server, endStreams: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await endStreams();
  server.closeIdleConnections();
  // Requests that are still running after the time-out are cut off; their senders repeat them.
  const late = new AbortController();
  await Promise.race([
    closed,
    delay(CLOSE_TIMEOUT_MS, null, { signal: late.signal }).catch(() => null),
  ]);
  late.abort();
  server.closeAllConnections();
}
