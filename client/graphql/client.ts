import {
  Client,
  type Exchange,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
} from "@urql/core";
import type { Client as Socket } from "graphql-ws";
import { errorCode } from "./error.ts";

export interface ClientOptions {
  readonly url: string;
  /** Carries subscriptions; without it they are refused. */
  readonly socket?: Socket;
  /** The session has ended. */
  readonly onUnauthenticated: () => void;
}

/** No cache on purpose: every screen holds its own rows by version, and a cached answer would be an old one. */
export function createClient(options: ClientOptions): Client {
  const exchanges: Exchange[] = [
    mapExchange({
      onError(error) {
        if (errorCode(error) === "UNAUTHENTICATED") options.onUnauthenticated();
      },
    }),
    fetchExchange,
  ];
  if (options.socket !== undefined) exchanges.push(overSocket(options.socket));
  return new Client({
    url: options.url,
    exchanges,
    preferGetMethod: false,
    requestPolicy: "network-only",
    fetchOptions: { credentials: "same-origin" },
  });
}

function overSocket(socket: Socket): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: socket.subscribe(
          { query: query ?? "", variables },
          {
            // urql takes any list of errors, an empty one too, for a failure.
            next: ({ data, errors }) =>
              sink.next({ data: data ?? null, ...(errors === undefined ? {} : { errors }) }),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      }),
    }),
  });
}
