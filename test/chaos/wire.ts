import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import type { ServiceName } from "../../simulator/failures.ts";
import type { Answer } from "../../simulator/http/router.ts";
import { answerArrival, type ServiceOptions } from "../../simulator/http/server.ts";
import type { Transport } from "../../simulator/stack.ts";
import { createStreamPair } from "./stream-pair.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What takes webhooks in: resolves with the status, or null where nobody listens. */
export type HookTaker = (slug: string, body: Uint8Array) => Promise<number | null>;

/** Calls between the tracker and the simulated services without sockets: in this process and in virtual time. */
export interface Wire {
  readonly transport: Transport;
  readonly fetch: typeof fetch;
  /** The stream below a WebSocket. */
  readonly openStream: (address: URL) => Duplex;
  /** Where webhooks go from now on. */
  connect(taker: HookTaker): void;
}

/** `hasPush`: the services take WebSockets and push through them. */
export function createWire(time: VirtualTime, { hasPush = false } = {}): Wire {
  const services = new Map<string, ServiceOptions>();
  /** They listen to no port: connections are handed to them. */
  const servers = new Map<string, Server>();
  let taker: HookTaker = () => Promise.resolve(null);

  async function exchange(url: URL, init: RequestInit): Promise<Response> {
    const options = services.get(url.hostname);
    if (options === undefined || options.failure.isDown) throw failure("ECONNREFUSED");
    const answer = await answerArrival(options, {
      method: init.method ?? "GET",
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: textOf(init.body),
    });
    // It went away while it was thinking.
    if (options.failure.isDown) throw failure("ECONNRESET");
    return answer === null
      ? new Promise(() => undefined)
      : toResponse(answer, new Date(time.now()));
  }

  return {
    transport: {
      serve(name, options) {
        services.set(hostOf(name), options);
        const server = hasPush ? createServer() : null;
        if (server) servers.set(hostOf(name), server);
        return Promise.resolve({
          url: `http://${hostOf(name)}`,
          server,
          stop: () => Promise.resolve(),
        });
      },
      deliverBy: () => (_from, target, body) => {
        const slug = new URL(target.url).pathname.split("/").at(-1) ?? "";
        time.stir();
        return taker(slug, Buffer.from(JSON.stringify(body)));
      },
    },
    fetch(input, init = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      const { signal } = init;
      const onAbort = () => reject(new DOMException("This operation was aborted", "AbortError"));
      if (signal?.aborted) onAbort();
      signal?.addEventListener("abort", onAbort, { once: true });
      time.stir();
      exchange(new URL(input instanceof Request ? input.url : input), init)
        .then(resolve, reject)
        .finally(() => {
          signal?.removeEventListener("abort", onAbort);
          time.stir();
        });
      return promise;
    },
    openStream({ hostname }) {
      const [near, far] = createStreamPair(() => time.stir());
      const server = servers.get(hostname);
      if (server === undefined || services.get(hostname)?.failure.isDown !== false)
        near.destroy(systemError("ECONNREFUSED"));
      else server.emit("connection", far);
      return near;
    },
    connect(next) {
      taker = next;
    },
  };
}

function hostOf(name: ServiceName): string {
  return `${name}.test`;
}

/** As undici rejects: the system's code is in the cause. */
function failure(code: string): TypeError {
  return new TypeError("fetch failed", { cause: systemError(code) });
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function textOf(body: RequestInit["body"]): string {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (body == null) return "";
  throw new TypeError("only text and forms are sent by the tracker");
}

function toResponse(answer: Answer, now: Date): Response {
  const { status = 200, json, text, bytes, type } = answer;
  const headers = new Headers({ date: now.toUTCString(), ...answer.headers });
  if (status === 204) return new Response(null, { status, headers });
  if (json !== undefined) headers.set("content-type", type ?? "application/json; charset=utf-8");
  else if (text !== undefined || bytes !== undefined)
    headers.set("content-type", type ?? "text/plain; charset=UTF-8");
  const plain = bytes === undefined ? (text ?? "") : new Uint8Array(bytes);
  return new Response(json === undefined ? plain : JSON.stringify(json), { status, headers });
}
