import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { isSharedAddress } from "../account/client-address.ts";
import { createClientCount } from "../account/client-count.ts";
import type { HttpHandler } from "./handler.ts";

/** Time for the headers of a request, and for the whole request. A webhook of 5 MB arrives within it over any line. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
const CHECK_EVERY_MS = 5_000;

/** A page of the client has one WebSocket and up to six connections. */
export interface ConnectionLimits {
  readonly max: number;
  /** For one address of the internet. Proxies and private networks, which many share, have only `max`. */
  readonly maxPerAddress: number;
  readonly isShared: (address: string) => boolean;
}

const LIMITS: ConnectionLimits = { max: 4_096, maxPerAddress: 128, isShared: isSharedAddress };

/** Creates the HTTP server. Its time-outs and limits bound what unfinished requests and idle connections hold. */
export function createHttpServer(
  handler: Pick<HttpHandler, "onRequest" | "onUpgrade">,
  limits = LIMITS,
): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
    handler.onRequest,
  );
  server.on("upgrade", handler.onUpgrade);
  server.maxConnections = limits.max;
  limitPerAddress(server, limits);
  return server;
}

function limitPerAddress(server: Server, { maxPerAddress, isShared }: ConnectionLimits): void {
  const count = createClientCount(maxPerAddress);
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    if (isShared(address)) return;
    const end = count.start(address);
    if (end === null) return void socket.destroy();
    socket.once("close", end);
  });
}
