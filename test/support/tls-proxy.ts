import { request, type IncomingMessage } from "node:http";
import { createServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { onTestFinished } from "vitest";
import { createSelfSigned } from "./self-signed.ts";

export interface TlsProxy {
  /** The address that browsers open. */
  readonly origin: string;
  /** Passes every request on to the server at this URL from now on. */
  serve(url: string): void;
  /** The paths of the WebSockets so far that the server accepted. */
  readonly sockets: readonly string[];
}

export interface TlsProxyOptions {
  /** Whether the server receives the Host of the browser, as Caddy and Traefik do it, or its own, as nginx does by default. */
  readonly keepsHost: boolean;
  /** Address from which browsers come, for X-Forwarded-For. Null: the proxy says nothing about browsers, as nginx by default. */
  readonly clientAddress?: string | null;
}

/**
 * A reverse proxy that ends TLS and passes paths, streams and upgrades on unchanged; ends with the test. The clients of
 * this process trust its certificate until then.
 */
export async function startTlsProxy({
  keepsHost,
  clientAddress = "203.0.113.7",
}: TlsProxyOptions): Promise<TlsProxy> {
  const certificate = createSelfSigned();
  trust(certificate.cert);
  let target = new URL("http://127.0.0.1:9");
  const server = createServer(certificate);
  const sockets: string[] = [];

  /** Adds the client to what it says of itself, as proxies do. */
  function toHeaders({ headers }: IncomingMessage): NodeJS.Dict<string | string[]> {
    return {
      ...headers,
      ...(!keepsHost && { host: target.host }),
      ...(clientAddress !== null && {
        "x-forwarded-for": [headers["x-forwarded-for"] ?? [], clientAddress].flat().join(", "),
        "x-forwarded-host": headers.host,
        "x-forwarded-proto": "https",
      }),
    };
  }

  server.on("request", (incoming, answer) => {
    const { method, url: path } = incoming;
    const { hostname: host, port } = target;
    const passed = request({ host, port, method, path, headers: toHeaders(incoming) });
    passed.on("response", (received) => {
      answer.writeHead(received.statusCode ?? 502, received.headers);
      received.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    answer.on("close", () => passed.destroy());
    incoming.pipe(passed);
  });

  server.on("upgrade", (incoming, browser, head) => {
    const tracker = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [browser, tracker],
      [tracker, browser],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
    const lines = Object.entries(toHeaders(incoming)).map(
      ([name, value]) => `${name}: ${[value ?? []].flat().join(", ")}\r\n`,
    );
    tracker.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join("")}\r\n`);
    tracker.write(head);
    tracker.once("data", (answer: Buffer) => {
      if (answer.toString("latin1").startsWith("HTTP/1.1 101 ")) sockets.push(incoming.url ?? "");
    });
    browser.pipe(tracker).pipe(browser);
  });

  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(url) {
      target = new URL(url);
    },
    sockets,
  };
}

function trust(certificate: string): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, certificate]);
  onTestFinished(() => setDefaultCACertificates(before));
}
