import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { AnyResult } from "./answer.ts";

/** A request that a channel got whole. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Undefined: no JSON. */
  readonly json: AnyResult;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Resolves with the first `count` requests. */
  take(count: number): Promise<readonly Received[]>;
  /** What it answers from now on; `null`: nothing, and the connection ends. */
  answer(answer: Answer | null): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A real HTTP server in the place of a channel. */
export async function startReceiver(
  onReceived: (received: Received) => void = () => undefined,
): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { readonly count: number; resolve(): void }[] = [];
  let answer: Answer | null = { status: 200, body: "{}" };
  const server = createServer((req, res) => {
    void readWhole(req).then((bytes) => {
      if (bytes === null) return;
      const one = {
        path: req.url ?? "",
        headers: req.headers,
        bytes,
        json: parse(bytes.toString("utf8")),
      };
      received.push(one);
      onReceived(one);
      for (const waiter of waiting) if (received.length >= waiter.count) waiter.resolve();
      if (answer === null) return void res.destroy();
      res.writeHead(answer.status, { "Content-Type": "application/json", ...answer.headers });
      res.end(answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async take(count) {
      if (received.length < count)
        await new Promise<void>((resolve) => {
          waiting.push({ count, resolve });
        });
      return received.slice(0, count);
    },
    answer(next) {
      answer = next;
    },
    close,
  };
}

/** Null: the sender ended before the body was whole, so a server does nothing. */
async function readWhole(req: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return null;
  }
  const bytes = Buffer.concat(chunks);
  return bytes.byteLength === Number(req.headers["content-length"]) ? bytes : null;
}

function parse(text: string): AnyResult {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
