import { setInterval } from "node:timers";
import type { Plugin } from "graphql-yoga";
import type { GraphQLContext } from "../graphql/context.ts";
import { SEQUENCE, type SequencedResult } from "../graphql/run-subscription.ts";
import type { LiveConnections } from "./live-connection.ts";

const PING_MS = 12_000;
const encoder = new TextEncoder();

type Results = AsyncIterable<SequencedResult>;

/**
 * Server-sent events as Yoga writes them, with one line more: `id:` is the place in the log, so that a browser that
 * reconnects says where it was (Last-Event-ID).
 */
export function useResumableEventStream(
  connections: LiveConnections,
): Plugin<object, GraphQLContext> {
  return {
    onResultProcess({ request, result, serverContext: { viewer }, setResultProcessor }) {
      if (
        !(Symbol.asyncIterator in result) ||
        !request.headers.get("accept")?.includes("text/event-stream")
      )
        return;
      setResultProcessor((results, fetchAPI) => {
        const iterator = (results as Results)[Symbol.asyncIterator]();
        // Nobody follows anything without being signed in.
        const forget =
          viewer === null
            ? () => undefined
            : connections.track(viewer, () => {
                // What it still reads may fail after it went; nobody is left to be told.
                iterator.return?.().catch(() => undefined);
              });
        return new fetchAPI.Response(createStream(iterator, forget), { headers: HEADERS });
      }, "text/event-stream");
    },
  };
}

const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // Else nginx keeps events back until it has a page of them.
  "X-Accel-Buffering": "no",
};

function createStream(
  iterator: AsyncIterator<SequencedResult>,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  let ping: NodeJS.Timeout | undefined;
  function end(): void {
    clearInterval(ping);
    onEnd();
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const beat = () => controller.enqueue(encoder.encode(":\n\n"));
      // Some browsers take the answer as begun only when something came.
      beat();
      ping = setInterval(() => (controller.desiredSize ?? 0) > 0 && beat(), PING_MS);
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
