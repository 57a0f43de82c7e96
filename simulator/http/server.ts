import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WorldClock } from "../clock.ts";
import type { ServiceFailure } from "../failures.ts";
import type { Random } from "../random.ts";
import type { Exchange } from "./recorder.ts";
import { matchPath, readQuery, type Answer, type Call, type Route } from "./router.ts";

export interface ServiceOptions {
  readonly routes: readonly Route[];
  /** Responds instead of the route when the caller is not authorised; null lets the call through. */
  readonly guard: (call: Call) => Answer | null;
  readonly notFound: Answer;
  readonly failure: ServiceFailure;
  readonly clock: WorldClock;
  readonly random: Random;
  readonly port: number;
  /** Receives every call and its response; a call without a response has status 0. */
  readonly record: (exchange: Omit<Exchange, "service">) => void;
}

export interface RunningService {
  readonly url: string;
  /** null: serves calls within this process and has no sockets. */
  readonly server: Server | null;
  stop(): Promise<void>;
}

/** A call, independent of its transport. */
export interface Arrival extends Pick<Call, "method" | "headers" | "body"> {
  readonly url: URL;
}

/** Serves the routes on loopback, with the service's injected failures in front of them. */
export async function serve(options: ServiceOptions): Promise<RunningService> {
  const server = createServer((request, response) => {
    handle(options, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${addressOf(server).port}`,
    server,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server that listens on a TCP port always has an address object. */
function addressOf(server: Server): AddressInfo {
  return server.address() as AddressInfo;
}

async function handle(
  options: ServiceOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (options.failure.isDown) {
    request.socket.destroy();
    return;
  }
  const answer = await answerArrival(options, {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", "http://service"),
    headers: request.headers,
    body: await readBody(request),
  });
  if (answer === null) return;
  const now = options.clock.now().getTime() + options.failure.clockOffSeconds * 1000;
  send(response, answer, new Date(now));
}

/** The service's response, with injected failures in front; null: no response. A service that is down is not asked. */
export async function answerArrival(
  options: ServiceOptions,
  { method, url, headers, body }: Arrival,
): Promise<Answer | null> {
  const { failure, random, clock } = options;
  const path = url.pathname.replace(/(.)\/$/, "$1");
  const call = { method, path, query: readQuery(url.searchParams), headers, body };
  const record = (answer: Answer) =>
    options.record({
      method,
      path: url.pathname,
      query: url.searchParams,
      at: clock.now(),
      requestBody: body,
      status: answer.status ?? 200,
      json: answer.json,
    });
  if (failure.delayMs > 0) await clock.sleep((failure.delayMs / 1000) * clock.speed);
  if (random.chance(failure.hangRate)) {
    record({ status: 0 });
    return null;
  }
  const answer = random.chance(failure.errorRate)
    ? { status: 500, json: { message: "something broke" } }
    : distort(await answerTo(options, call), failure.wrongAnswer);
  record(answer);
  return answer;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}

async function answerTo(options: ServiceOptions, bare: Omit<Call, "params">): Promise<Answer> {
  if (options.failure.refusesKeys) return { status: 401 };
  const refused = options.guard({ ...bare, params: {} });
  if (refused) return refused;
  for (const route of options.routes) {
    if (route.method !== bare.method) continue;
    const params = matchPath(route.pattern, bare.path);
    if (params) return route.answer({ ...bare, params });
  }
  return options.notFound;
}

function distort(answer: Answer, wrong: ServiceFailure["wrongAnswer"]): Answer {
  switch (wrong) {
    case "none":
      return answer;
    case "empty":
      return { ...answer, json: hollow(answer.json) };
    case "html":
      return { text: "<!doctype html><title>Bad gateway</title>", type: "text/html" };
    case "broken":
      return {
        text: JSON.stringify(answer.json ?? answer.text ?? {}).slice(0, -1),
        type: "application/json",
      };
  }
}

/** The same response of a service that has lost all data. */
function hollow(json: unknown): unknown {
  if (Array.isArray(json)) return [];
  if (typeof json !== "object" || json === null) return json;
  const counts = /^(total|totalRecords|totalRecordCount)$/i;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      if (Array.isArray(value)) return [key, []];
      if (key === "torrents") return [key, {}];
      return [key, counts.test(key) ? 0 : value];
    }),
  );
}

function send(response: ServerResponse, answer: Answer, now: Date): void {
  // Simulated time, as a real service would report its own.
  response.setHeader("Date", now.toUTCString());
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.json !== undefined) {
    response.setHeader("Content-Type", answer.type ?? "application/json; charset=utf-8");
    response.end(JSON.stringify(answer.json));
    return;
  }
  if (answer.text !== undefined || answer.bytes !== undefined)
    response.setHeader("Content-Type", answer.type ?? "text/plain; charset=UTF-8");
  response.end(answer.bytes ?? answer.text ?? "");
}
