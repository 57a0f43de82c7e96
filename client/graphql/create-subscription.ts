import { onCleanup } from "solid-js";
import { useConnection } from "./connection-context.ts";
import { type OperationError, errorCode } from "./error.ts";
import type { Document } from "./operation-type.ts";

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
export function createSubscription<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
  onData: (data: Data) => void,
  { onEnd = () => {} }: SubscriptionOptions = {},
): void {
  const connection = useConnection();
  const ended = new AbortController();
  let unsubscribe = () => {};

  const start = (onError: (error: OperationError) => void) => {
    unsubscribe();
    unsubscribe = connection.client.subscribe(document, variables, { onData, onError, onEnd });
  };
  const renew = (error: OperationError) => {
    if (FINAL_CODES.has(errorCode(error) ?? "")) return onEnd();
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
