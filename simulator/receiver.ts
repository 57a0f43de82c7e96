import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookTarget } from "./webhook/dispatcher.ts";

/** One webhook as received over the wire. */
interface Received {
  readonly slug: string;
  readonly authorization: string;
  readonly headers: IncomingHttpHeaders;
  readonly contentType: string;
  readonly body: unknown;
}

export interface Receiver {
  readonly target: WebhookTarget;
  readonly received: readonly Received[];
  /** The status of its responses from now on. */
  answerWith(status: number): void;
  stop(): Promise<void>;
}

/** Takes the tracker's place and records what it receives. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer = 202;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        slug: (request.url ?? "").replace("/hooks/", ""),
        authorization: request.headers.authorization ?? "",
        headers: request.headers,
        contentType: request.headers["content-type"] ?? "",
        body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
      });
      response.writeHead(answer).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port always has an address object.
  const { port } = server.address() as AddressInfo;
  return {
    target: { baseUrl: `http://127.0.0.1:${port}`, token: "hook-token" },
    received,
    answerWith(status) {
      answer = status;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
