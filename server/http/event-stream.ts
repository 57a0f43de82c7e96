import { setInterval } from "node:timers";
import type { FetchAPI, Plugin } from "graphql-yoga";
import type { GraphQLContext } from "../graphql/context.ts";
import { createError } from "../graphql/error.ts";
import { SEQUENCE, type SequencedResult } from "../graphql/run-subscription.ts";
import type { LiveConnections } from "./live-connection.ts";
import { createStreamLimit } from "./stream-limit.ts";

const PING_MS = 12_000;
const RETRY_SECONDS = "30";
const encoder = new TextEncoder();

type Results = AsyncIterable<SequencedResult>;

/**
 * Writes server-sent events as Yoga does, and adds the sequence as `id:`, so that a browser that reconnects sends it as
 * Last-Event-ID.
 */
export function useResumableEventStream(
  connections: LiveConnections,
): Plugin<object, GraphQLContext> {
  const limit = createStreamLimit();
  return {
    onResultProcess({ request, result, serverContext, setResultProcessor }) {
      const { viewer } = serverContext;
      if (
        !(Symbol.asyncIterator in result) ||
        !request.headers.get("accept")?.includes("text/event-stream")
      )
        return;
      setResultProcessor((results, fetchAPI) => {
        const iterator = (results as Results)[Symbol.asyncIterator]();
        const endCount = limit.start(serverContext);
        if (endCount === null) {
          iterator.return?.().catch(() => undefined);
          return refuse(fetchAPI);
        }
        // Without a session there is only the subscription of a share link, which ends with the link.
        const untrack =
          viewer === null
            ? () => undefined
            : connections.track(viewer, () => {
                // A read that fails after the client has disconnected has no recipient.
                iterator.return?.().catch(() => undefined);
              });
        const onEnd = () => {
          endCount();
          untrack();
        };
        return new fetchAPI.Response(createStream(iterator, onEnd), { headers: HEADERS });
      }, "text/event-stream");
    },
  };
}

function refuse(fetchAPI: FetchAPI): Response {
  const { message, extensions } = createError(
    "LIMIT",
    "Too many event streams are open. Close some, or use a WebSocket.",
  );
  const headers = { "Retry-After": RETRY_SECONDS };
  return fetchAPI.Response.json({ errors: [{ message, extensions }] }, { status: 429, headers });
}

const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // Keeps nginx from buffering events.
  "X-Accel-Buffering": "no",
};

function createStream(
  iterator: AsyncIterator<SequencedResult>,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  let ping: NodeJS.Timeout | undefined;
  let isEnded = false;
  function end(): void {
    if (isEnded) return;
    isEnded = true;
    clearInterval(ping);
    onEnd();
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const sendPing = () => controller.enqueue(encoder.encode(":\n\n"));
      // Some browsers open the stream only once the first bytes have arrived.
      sendPing();
      ping = setInterval(() => (controller.desiredSize ?? 0) > 0 && sendPing(), PING_MS);
      ping.unref();
    },
    async pull(controller) {
      const { done, value } = await iterator.next().catch((error: unknown) => {
        end();
        throw error;
      });
      controller.enqueue(
        encoder.encode(done === true ? "event: complete\ndata:\n\n" : toMessage(value)),
      );
      if (done !== true) return;
      end();
      controller.close();
    },
    async cancel() {
      end();
      await iterator.return?.();
    },
  });
}

function toMessage(result: SequencedResult): string {
  const { [SEQUENCE]: sequence } = result;
  const id = sequence === undefined ? "" : `id: ${sequence}\n`;
  return `${id}event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
