import {
  Client,
  type Exchange,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
} from "@urql/core";
import type { Client as Socket } from "graphql-ws";
import { errorCode } from "./error.ts";
import { trustedDocumentExchange } from "./trusted-document-exchange.ts";

export interface ClientOptions {
  readonly url: string;
  /** Carries subscriptions; without a socket and `streams` they fail. */
  readonly socket?: Socket;
  /** Subscribes by server-sent events instead of a socket. */
  readonly streams?: boolean;
  /** Called when the session has ended. */
  readonly onUnauthenticated: () => void;
}

/** Creates a client without a cache: every screen keeps its own rows by version, and a cached response would be outdated. */
export function createClient(options: ClientOptions): Client {
  const exchanges: Exchange[] = [
    mapExchange({
      onError(error) {
        if (errorCode(error) === "UNAUTHENTICATED") options.onUnauthenticated();
      },
    }),
    trustedDocumentExchange,
    fetchExchange,
  ];
  if (options.socket !== undefined) exchanges.push(socketExchange(options.socket));
  return new Client({
    url: options.url,
    exchanges,
    preferGetMethod: false,
    fetchSubscriptions: options.streams === true,
    requestPolicy: "network-only",
    fetchOptions: { credentials: "same-origin" },
  });
}

function socketExchange(socket: Socket): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query, variables, extensions }) => ({
      subscribe: (sink) => ({
        unsubscribe: socket.subscribe(
          { query: query ?? "", variables, ...(extensions !== undefined && { extensions }) },
          {
            // urql treats any list of errors as a failure, even an empty one.
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
