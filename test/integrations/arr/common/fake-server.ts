import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { IntegrationDeps } from "../../../../server/integrations/port/connection.ts";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface FakeServer {
  readonly url: string;
  readonly calls: Call[];
}

/** A real server on loopback for the duration of the test; `answer` may delay or never end. */
export async function startServer(
  answer: (call: Call, response: ServerResponse) => void,
): Promise<FakeServer> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://fake");
    const call = {
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    calls.push(call);
    answer(call, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, calls };
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Answers by path, with 404 for unknown paths. A function is evaluated at each call. */
export function startApi(table: Readonly<Record<string, unknown>>): Promise<FakeServer> {
  return startServer(({ path, query }, response) => {
    const entry = table[path];
    const body = typeof entry === "function" ? entry(query) : entry;
    if (body === undefined) return sendJson(response, { message: "NotFound" }, 404);
    if (body instanceof Status) return sendJson(response, {}, body.code);
    return sendJson(response, body);
  });
}

export class Status {
  readonly code: number;

  constructor(code: number) {
    this.code = code;
  }
}

export interface LoggingDeps extends IntegrationDeps {
  readonly lines: string[];
}

export function createDeps(now = "2031-05-04T12:00:00.000Z"): LoggingDeps {
  const lines: string[] = [];
  const write = (fields: object, message: string) =>
    void lines.push(JSON.stringify({ ...fields, message }));
  return {
    fetch,
    now: () => new Date(now),
    log: { debug: write, info: write, warn: write },
    signal: new AbortController().signal,
    lines,
  };
}
