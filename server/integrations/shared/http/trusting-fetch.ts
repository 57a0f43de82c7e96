import type { IncomingMessage } from "node:http";
import { Agent, request as openRequest } from "node:https";
import { Readable } from "node:stream";

/** Statuses whose answers have no body; Response takes none with them. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A `fetch` that takes a certificate nobody vouches for: for one service whose owner has allowed it. Node's own takes
 * no such setting without undici's package, and NODE_TLS_REJECT_UNAUTHORIZED would open every other connection too.
 * Plain http goes to `plainFetch`.
 */
export function createTrustingFetch(plainFetch: typeof fetch): typeof fetch {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  return async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith("https:")) return plainFetch(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    return toResponse(await send(agent, request, body));
  };
}

function send(agent: Agent, request: Request, body: Buffer): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = Object.fromEntries(request.headers);
  const call = openRequest(request.url, {
    agent,
    method: request.method,
    // Nothing below unpacks an answer.
    headers: { ...headers, "accept-encoding": "identity" },
    signal: request.signal,
  });
  call.once("response", resolve);
  call.on("error", reject);
  call.end(body);
  return promise;
}

function toResponse(message: IncomingMessage): Response {
  const { statusCode: status = 0 } = message;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(message.headersDistinct))
    for (const value of values) headers.append(name, value);
  if (!WITHOUT_BODY.has(status)) return new Response(toStream(message), { status, headers });
  message.resume();
  return new Response(null, { status, headers });
}

/** One class at run time; its types in node:stream/web and in the DOM's library differ in a detail of BYOB readers. */
function toStream(message: IncomingMessage): ReadableStream {
  return Readable.toWeb(message) as ReadableStream;
}
