import type { DocumentDecoration } from "gql.tada";
import type { Client } from "./client.ts";
import { readUncompiled } from "./uncompiled-operation.ts";

/** A document whose types are known, as `graphql()` returns it. */
export type Document<Data, Variables> = DocumentDecoration<Data, Variables>;

/** What is sent of a document. */
export interface Operation {
  readonly kind: "query" | "mutation" | "subscription";
  readonly name: string;
  readonly text: string;
  /** Sent instead of the text; null without a build. */
  readonly hash: string | null;
}

export function readOperation(document: object): Operation {
  return isCompiled(document) ? document : readUncompiled(document);
}

function isCompiled(document: object): document is Operation {
  return "hash" in document;
}

/** Runs a query once. Rejects with an OperationError, so that a caller cannot overlook it. */
export function runQuery<Data, Variables extends object>(
  client: Client,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return client.send(document, variables);
}

/** Runs a mutation. Rejects as `runQuery` does. */
export function runMutation<Data, Variables extends object>(
  client: Client,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return client.send(document, variables);
}
