import { type OperationError, errorCode, isUnknownHash, toOperationError } from "./error.ts";
import type { HeadStart } from "./head-start.ts";
import { type LastAnswers, orLast } from "./last-answers.ts";
import { openSubscription } from "./open-subscription.ts";
import type { Client, Document, Operation, Subscriber } from "./operation-type.ts";
import { dataOf, payloadOf, requestOf } from "./payload.ts";
import { readOperation } from "./read-operation.ts";
import type { LiveSocket } from "./socket/live-socket.ts";

interface ClientOptions {
  readonly url: string;
  /** Carries subscriptions; without one there are none. */
  readonly socket?: Pick<LiveSocket, "subscribe">;
  /** Takes the place of the server while that cannot be reached. */
  readonly lastAnswers?: LastAnswers;
  /** Has asked what comes first. */
  readonly headStart?: HeadStart;
  /** Ends all requests that run. */
  readonly signal?: () => AbortSignal;
  /** Called when the session has ended. */
  readonly onUnauthenticated: () => void;
}

export function createClient(options: ClientOptions): Client {
  const { url, socket, lastAnswers, headStart, signal } = options;
  const report = (thrown: unknown): OperationError => {
    if (errorCode(thrown) === "UNAUTHENTICATED") options.onUnauthenticated();
    return toOperationError(thrown);
  };

  const ask = async (operation: Operation, variables: object, isKnown: boolean) => {
    const payload = payloadOf(operation, variables, isKnown);
    const request = requestOf({ operationName: operation.name, ...payload });
    // What changes something is never sent ahead.
    const send = (operation.kind === "query" ? headStart?.fetch : undefined) ?? fetch;
    const response = await send(url, { ...request, signal: signal?.() ?? null });
    return dataOf(await response.json());
  };
  const request = async (operation: Operation, variables: object) => {
    try {
      return await ask(operation, variables, true).catch((thrown: unknown) => {
        if (isUnknownHash(thrown)) return ask(operation, variables, false);
        throw thrown;
      });
    } catch (thrown) {
      throw report(thrown);
    }
  };

  // What the API returns is of the types of the document.
  return {
    async send<Data>(document: Document<Data, object>, variables: object) {
      const operation = readOperation(document);
      const answer = request(operation, variables);
      const settled =
        lastAnswers === undefined ? answer : orLast(lastAnswers, operation, variables, answer);
      return (await settled) as Data;
    },
    subscribe<Data>(document: Document<Data, object>, variables: object, to: Subscriber<Data>) {
      if (socket === undefined) throw new Error("The client has no socket");
      return openSubscription(socket, readOperation(document), variables, {
        onData: (data) => to.onData(data as Data),
        onError: (error) => to.onError(report(error)),
        onEnd: () => to.onEnd(),
      });
    },
  };
}
