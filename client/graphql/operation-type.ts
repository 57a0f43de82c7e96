import type { DocumentDecoration } from "gql.tada";
import type { OperationError } from "./error.ts";

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

/** Sends operations to the API. Nothing is cached: every screen keeps its own rows by version. */
export interface Client {
  /** Sends a query or a mutation once. Rejects with an OperationError. */
  send<Data, Variables extends object>(
    document: Document<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Subscribes until the function is called that it returns. */
  subscribe<Data, Variables extends object>(
    document: Document<Data, Variables>,
    variables: Variables,
    subscriber: Subscriber<Data>,
  ): () => void;
}

/** After an error or the end nothing follows. */
export interface Subscriber<Data> {
  onData(data: Data): void;
  onError(error: OperationError): void;
  /** The server has ended the subscription. */
  onEnd(): void;
}
