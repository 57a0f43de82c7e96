import type { RequestListener } from "node:http";
import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createSelfSigned } from "./self-signed.ts";

/** A TLS server on loopback whose certificate nobody vouches for; ends with the test. */
export async function startTls(answer: RequestListener): Promise<string> {
  const options: ServerOptions = createSelfSigned();
  const server = createServer(options, answer);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
