import type { AnyVariables, Client, DocumentInput, OperationResult } from "@urql/core";

/** Runs a query once. Rejects with urql's error, so that a caller cannot overlook it. */
export async function runQuery<Data, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return dataOf(await client.query<Data, Variables>(document, variables).toPromise());
}

/** Runs a mutation. Rejects as `runQuery` does. */
export async function runMutation<Data, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return dataOf(await client.mutation<Data, Variables>(document, variables).toPromise());
}

function dataOf<Data, Variables extends AnyVariables>(
  result: OperationResult<Data, Variables>,
): Data {
  if (result.error !== undefined) throw result.error;
  if (result.data === undefined) throw new Error("The response contains no data");
  return result.data;
}
