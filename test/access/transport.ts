import { openSocket, type TestSocket } from "../support/client.ts";
import { readEvents } from "../support/event-stream.ts";
import type { FrontDoor, QueryInit } from "../support/front-door.ts";
import type { FieldAnswer } from "./root-field.ts";

/** One operation of an actor, of which answers come until nobody reads on. */
export type Answers = AsyncGenerator<FieldAnswer, void>;

/** A way in which an actor calls the API. */
export interface Transport {
  ask(document: string): Answers;
}

export function overHttp(door: FrontDoor, init: QueryInit): Transport {
  return {
    async *ask(document) {
      yield await door.query(document, {}, init);
    },
  };
}

export function overSocket(socket: TestSocket): Transport {
  return {
    async *ask(document) {
      const subscription = socket.subscribe(document);
      // The refusal of a document before it runs, without a result.
      const refused = subscription.completed.then((errors) => ({ errors }));
      try {
        for (;;) {
          const answer = await subscription.next().catch(() => refused);
          yield answer;
          if (!("data" in answer)) return;
        }
      } finally {
        subscription.stop();
      }
    },
  };
}

/** A document of a GET request, whose answers come as server-sent events. */
export function overEventStream({ url }: FrontDoor, { token, headers }: QueryInit): Transport {
  return {
    async *ask(document) {
      const aborting = new AbortController();
      const response = await fetch(`${url}/graphql?query=${encodeURIComponent(document)}`, {
        headers: {
          Accept: "text/event-stream",
          ...(token != null && { Authorization: `Bearer ${token}` }),
          ...headers,
        },
        signal: aborting.signal,
      });
      try {
        if (response.headers.get("content-type")?.startsWith("text/event-stream") !== true)
          return yield (await response.json()) as FieldAnswer;
        for await (const { event, data } of readEvents(response)) {
          if (event === "next") yield data as FieldAnswer;
          else return;
        }
      } finally {
        aborting.abort();
      }
    },
  };
}

export async function openTransport(
  door: FrontDoor,
  kind: "http" | "socket" | "event stream",
  init: QueryInit,
): Promise<Transport & { close(): void }> {
  if (kind === "http") return { ...overHttp(door, init), close: () => undefined };
  if (kind === "event stream") return { ...overEventStream(door, init), close: () => undefined };
  const socket = await openSocket(door.socketUrl, init);
  return { ...overSocket(socket), close: () => socket.close() };
}
