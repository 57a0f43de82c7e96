import { OperationError, isUnknownHash, toOperationError } from "./error.ts";
import type { Operation, Subscriber } from "./operation-type.ts";
import { dataOf, payloadOf } from "./payload.ts";
import type { LiveSocket } from "./socket/live-socket.ts";

/** Returns what ends the subscription. A server that no longer knows the hash of the document is sent the text. */
export function openSubscription(
  socket: Pick<LiveSocket, "subscribe">,
  operation: Operation,
  variables: object,
  subscriber: Subscriber<unknown>,
): () => void {
  let end = () => {};
  const start = (isKnown: boolean) => {
    let isOpen = true;
    const fail = (thrown: unknown) => {
      if (!isOpen) return;
      end();
      if (isKnown && isUnknownHash(thrown)) start(false);
      else subscriber.onError(toOperationError(thrown));
    };
    const unsubscribe = socket.subscribe(
      { query: "", ...payloadOf(operation, variables, isKnown) },
      {
        next(result) {
          if (!isOpen) return;
          let data: unknown;
          try {
            data = dataOf(result);
          } catch (thrown) {
            return fail(thrown);
          }
          subscriber.onData(data);
        },
        error: (error) => fail(Array.isArray(error) ? new OperationError(error) : error),
        complete() {
          if (!isOpen) return;
          isOpen = false;
          subscriber.onEnd();
        },
      },
    );
    end = () => {
      isOpen = false;
      unsubscribe();
    };
  };
  start(true);
  return () => end();
}
