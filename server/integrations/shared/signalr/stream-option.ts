import type { Duplex } from "node:stream";
import type { ClientOptions } from "ws";
import type { IntegrationDeps } from "../../port/connection.ts";

type StreamOption = Pick<ClientOptions, "createConnection">;

/** The option of a WebSocket that opens the stream below it, where that is not a socket of the system. */
export function streamOption(
  openStream: IntegrationDeps["openStream"],
  address: string | URL,
): StreamOption {
  return openStream === undefined ? {} : toOption(() => openStream(new URL(address)));
}

/** Node's HTTP client takes any duplex stream; the types name a socket. */
function toOption(createConnection: () => Duplex): StreamOption {
  return { createConnection } as unknown as StreamOption;
}
