import type { Client, Document } from "./operation-type.ts";

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
