import { requestOf } from "./payload.ts";
import type { LiveSocket, SubscriptionResult } from "./socket/live-socket.ts";

/** Subscribes by server-sent events: each subscription is a request of its own. `signal` ends those that run. */
export function createEventStreams(
  url: string,
  signal: () => AbortSignal,
): Pick<LiveSocket, "subscribe"> {
  return {
    subscribe(payload, sink) {
      const ended = new AbortController();
      const until = AbortSignal.any([ended.signal, signal()]);
      readStream(url, payload, until, (result) => sink.next(result)).then(
        () => sink.complete(),
        (error: unknown) => sink.error(error),
      );
      return () => ended.abort();
    },
  };
}

/** Reads the results until the server ends the stream. */
async function readStream(
  url: string,
  payload: object,
  signal: AbortSignal,
  onResult: (result: SubscriptionResult) => void,
): Promise<void> {
  const request = requestOf(payload, "text/event-stream, application/json");
  const response = await fetch(url, { ...request, signal });
  const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream") === true;
  if (response.body === null || !isStream) return onResult(await response.json());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const events = (rest + read.value).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      // A comment keeps the stream open, and its last event has no result.
      const data = /^data: (.+)$/m.exec(event)?.[1];
      if (data !== undefined) onResult(JSON.parse(data));
    }
  }
}
