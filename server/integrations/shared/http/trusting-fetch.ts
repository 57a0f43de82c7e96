import type { IncomingMessage } from "node:http";
import { Agent, request as openRequest } from "node:https";
import { Readable } from "node:stream";

/** Statuses without a body; Response accepts none with them. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A `fetch` that accepts self-signed certificates, for one service whose owner allowed them. Node's own fetch has no
 * such option without the undici package, and NODE_TLS_REJECT_UNAUTHORIZED would affect every other connection. Plain
 * http goes to `plainFetch`.
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
    // Nothing below decompresses a response.
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

/** One class at run time; its types in node:stream/web and in the DOM library differ in a detail of BYOB readers. */
function toStream(message: IncomingMessage): ReadableStream {
  return Readable.toWeb(message) as ReadableStream;
}
