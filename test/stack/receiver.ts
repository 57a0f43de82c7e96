import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookTarget } from "./webhook/dispatcher.ts";

/** One webhook as it came in over the wire. */
interface Received {
  readonly slug: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: unknown;
}

export interface Receiver {
  readonly target: WebhookTarget;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

/** Stands where the tracker would stand and writes down what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        slug: (request.url ?? "").replace("/hooks/", ""),
        authorization: request.headers.authorization ?? "",
        contentType: request.headers["content-type"] ?? "",
        body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
      });
      response.writeHead(202).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port always has an address object.
  const { port } = server.address() as AddressInfo;
  return {
    target: { baseUrl: `http://127.0.0.1:${port}`, token: "hook-token" },
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
