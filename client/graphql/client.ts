import {
  Client,
  type Exchange,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
} from "@urql/core";
import { errorCode } from "./error.ts";
import { type HeadStart, headStartExchange } from "./head-start.ts";
import { lastAnswerExchange } from "./last-answer-exchange.ts";
import type { LastAnswers } from "./last-answers.ts";
import type { LiveSocket } from "./socket/live-socket.ts";
import { trustedDocumentExchange } from "./trusted-document-exchange.ts";

export interface ClientOptions {
  readonly url: string;
  /** Carries subscriptions; without a socket and `streams` they fail. */
  readonly socket?: Pick<LiveSocket, "subscribe">;
  /** Subscribes by server-sent events instead of a socket. */
  readonly streams?: boolean;
  /** Takes the place of the server while that cannot be reached. */
  readonly lastAnswers?: LastAnswers;
  /** Has asked what comes first. */
  readonly headStart?: HeadStart;
  /** Ends all requests that run, streams too. */
  readonly signal?: () => AbortSignal;
  /** Called when the session has ended. */
  readonly onUnauthenticated: () => void;
}

/** Creates a client without a cache: every screen keeps its own rows by version, and a cached response would be outdated. */
export function createClient(options: ClientOptions): Client {
  const exchanges: Exchange[] = [
    ...(options.lastAnswers === undefined ? [] : [lastAnswerExchange(options.lastAnswers)]),
    mapExchange({
      onError(error) {
        if (errorCode(error) === "UNAUTHENTICATED") options.onUnauthenticated();
      },
    }),
    trustedDocumentExchange,
    ...(options.headStart === undefined ? [] : [headStartExchange(options.headStart)]),
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
    ...(options.signal !== undefined && { fetch: fetchUntil(options.signal) }),
  });
}

function fetchUntil(signal: () => AbortSignal): typeof fetch {
  return (input, init) => {
    const signals = [signal(), init?.signal ?? []].flat();
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
}

function socketExchange(socket: Pick<LiveSocket, "subscribe">): Exchange {
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
