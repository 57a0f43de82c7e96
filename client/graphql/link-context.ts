import type { AnyVariables, Client, CombinedError, DocumentInput } from "@urql/core";
import { createContext, createEffect, on, onCleanup, useContext } from "solid-js";
import { errorCode } from "./error.ts";
import type { Link } from "./link.ts";

export const LinkContext = createContext<Link>();

/** The line of the signed-in browser; only below the provider in app.tsx. */
export function useLink(): Link {
  const link = useContext(LinkContext);
  if (link === undefined) throw new Error("useLink is called outside LinkContext");
  return link;
}

/** Asks once; rejects with urql's error, so that a caller cannot overlook it. */
export async function ask<Data, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const result = await client.query<Data, Variables>(document, variables).toPromise();
  if (result.error !== undefined) throw result.error;
  if (result.data === undefined) throw new Error("The answer held no data");
  return result.data;
}

/** Changes something; rejects as `ask` does. */
export async function change<Data, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const result = await client.mutation<Data, Variables>(document, variables).toPromise();
  if (result.error !== undefined) throw result.error;
  if (result.data === undefined) throw new Error("The answer held no data");
  return result.data;
}

/** Runs `work` now and again after every reconnection; the light is green only once it has succeeded. */
export function createCatchUp(work: () => Promise<void>): void {
  const link = useLink();
  createEffect(
    on(link.epoch, () => {
      const ended = new AbortController();
      onCleanup(() => ended.abort());
      link.catchUp(work, ended.signal);
    }),
  );
}

/** A refusal that asking again would not change. */
const FINAL_CODES = new Set(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "BAD_INPUT"]);
const SETTLED_AFTER_MS = 1000;

/**
 * Follows a subscription for as long as the owner lives; graphql-ws renews it after a reconnection. One that breaks on a
 * standing line is renewed here, and what was missed meanwhile is read again.
 */
export function createFollow<Data, Variables extends AnyVariables>(
  document: DocumentInput<Data, Variables>,
  variables: Variables,
  onData: (data: Data) => void,
): void {
  const link = useLink();
  const ended = new AbortController();
  let unsubscribe = () => {};

  const start = (onBroken: (error: CombinedError) => void) => {
    unsubscribe();
    ({ unsubscribe } = link.client
      .subscription<Data, Variables>(document, variables)
      .subscribe((result) => {
        if (result.data !== undefined && result.data !== null) onData(result.data);
        if (result.error !== undefined) onBroken(result.error);
      }));
  };
  const renew = (error: CombinedError) => {
    if (FINAL_CODES.has(errorCode(error) ?? "")) return;
    link.catchUp(async () => {
      await new Promise<void>((resolve, reject) => {
        const settled = setTimeout(resolve, SETTLED_AFTER_MS);
        start((again) => {
          clearTimeout(settled);
          reject(again);
        });
      });
      start(renew);
      link.readAgain();
    }, ended.signal);
  };

  start(renew);
  onCleanup(() => {
    ended.abort();
    unsubscribe();
  });
}
