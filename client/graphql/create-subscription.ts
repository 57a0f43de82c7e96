import type { AnyVariables, CombinedError, DocumentInput } from "@urql/core";
import { onCleanup } from "solid-js";
import { onEnd, pipe, subscribe } from "wonka";
import { useConnection } from "./connection-context.ts";
import { errorCode } from "./error.ts";

/** Errors that a new attempt would not change. */
const FINAL_CODES = new Set(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "BAD_INPUT"]);
const SETTLED_AFTER_MS = 1000;

interface SubscriptionOptions {
  /** Called when the server ends the subscription or refuses it for good. */
  readonly onEnd?: () => void;
}

/**
 * Subscribes for as long as the owner lives. graphql-ws renews the subscription after a reconnection; one that fails on
 * an open socket is renewed here, and every screen loads what it missed.
 */
export function createSubscription<Data, Variables extends AnyVariables>(
  document: DocumentInput<Data, Variables>,
  variables: Variables,
  onData: (data: Data) => void,
  options: SubscriptionOptions = {},
): void {
  const connection = useConnection();
  const ended = new AbortController();
  let unsubscribe = () => {};

  const start = (onError: (error: CombinedError) => void) => {
    let isCurrent = true;
    unsubscribe();
    const { unsubscribe: stop } = pipe(
      connection.client.subscription<Data, Variables>(document, variables),
      onEnd(() => {
        if (isCurrent) options.onEnd?.();
      }),
      subscribe((result) => {
        if (result.data !== undefined && result.data !== null) onData(result.data);
        if (result.error === undefined) return;
        // A failed subscription ends as well, which is reported once.
        isCurrent = false;
        onError(result.error);
      }),
    );
    unsubscribe = () => {
      isCurrent = false;
      stop();
    };
  };
  const renew = (error: CombinedError) => {
    if (FINAL_CODES.has(errorCode(error) ?? "")) return options.onEnd?.();
    connection.catchUp(async () => {
      await new Promise<void>((resolve, reject) => {
        const settled = setTimeout(resolve, SETTLED_AFTER_MS);
        start((again) => {
          clearTimeout(settled);
          reject(again);
        });
      });
      start(renew);
      connection.refetchAll();
    }, ended.signal);
  };

  start(renew);
  onCleanup(() => {
    ended.abort();
    unsubscribe();
  });
}
