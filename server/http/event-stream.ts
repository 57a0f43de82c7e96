import { setInterval } from "node:timers";
import type { Plugin } from "graphql-yoga";
import { SEQUENCE, type SequencedResult } from "../graphql/run-subscription.ts";

const PING_MS = 12_000;
const encoder = new TextEncoder();

type Results = AsyncIterable<SequencedResult>;

/**
 * Server-sent events as Yoga writes them, with one line more: `id:` is the place in the log, so that a browser that
 * reconnects says where it was (Last-Event-ID).
 */
export function useResumableEventStream(): Plugin {
  return {
    onResultProcess({ request, result, setResultProcessor }) {
      if (!(Symbol.asyncIterator in result) || !request.headers.get("accept")?.includes("text/event-stream")) return;
      setResultProcessor(
        (results, fetchAPI) =>
          new fetchAPI.Response(createStream(results as Results), {
            headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
          }),
        "text/event-stream",
      );
    },
  };
}

function createStream(results: Results): ReadableStream<Uint8Array> {
  const iterator = results[Symbol.asyncIterator]();
  let ping: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const beat = () => controller.enqueue(encoder.encode(":\n\n"));
      // Some browsers take the answer as begun only when something came.
      beat();
      ping = setInterval(() => (controller.desiredSize ?? 0) > 0 && beat(), PING_MS);
      ping.unref();
    },
    async pull(controller) {
      const { done, value } = await iterator.next();
      controller.enqueue(encoder.encode(done === true ? "event: complete\ndata:\n\n" : toMessage(value)));
      if (done !== true) return;
      clearInterval(ping);
      controller.close();
    },
    async cancel() {
      clearInterval(ping);
      await iterator.return?.();
    },
  });
}

function toMessage(result: SequencedResult): string {
  const { [SEQUENCE]: sequence } = result;
  const id = sequence === undefined ? "" : `id: ${sequence}\n`;
  return `${id}event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
