import { onTestFinished } from "vitest";
import { ADMIN_TOKEN } from "./admin-token.ts";
import type { AnyResult } from "./answer.ts";

export interface ServerSentEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: AnyResult;
}

export interface TestEventStream {
  readonly status: number;
  next(): Promise<ServerSentEvent>;
  close(): void;
}

/** Follows a subscription by server-sent events, as a browser's EventSource would. */
export async function openEventStream(
  url: string,
  query: string,
  headers: Record<string, string> = {},
): Promise<TestEventStream> {
  const aborting = new AbortController();
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { Accept: "text/event-stream", Authorization: `Bearer ${ADMIN_TOKEN}`, ...headers },
    signal: aborting.signal,
  });
  onTestFinished(() => aborting.abort());
  const events = readEvents(response);
  return {
    status: response.status,
    close: () => aborting.abort(),
    async next() {
      const { done, value } = await events.next();
      if (done === true) throw new Error("the stream has ended");
      return value;
    },
  };
}

/** Reads the events of a response until it ends. */
export async function* readEvents(response: Response): AsyncGenerator<ServerSentEvent> {
  let text = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(
    new TextDecoderStream(),
  )) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = toEvent(text.slice(0, end));
      text = text.slice(end + 2);
      if (event !== null) yield event;
    }
  }
}

/** Null for a line that only keeps the connection alive. */
function toEvent(block: string): ServerSentEvent | null {
  const fields = new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    }),
  );
  const event = fields.get("event");
  if (event === undefined) return null;
  const data = fields.get("data") ?? "";
  return { id: fields.get("id") ?? null, event, data: data === "" ? null : JSON.parse(data) };
}
