import type { ExecutionResult } from "graphql";
import type { GraphQLContext } from "../graphql/context.ts";
import { maskResult, type ErrorMask } from "../graphql/run-subscription.ts";
import type { Yoga } from "./yoga.ts";

/** A query that the tracker itself has, for a route that answers with GraphQL's data. */
export interface FixedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Runs a query in the context of a caller, with the rights and limits that it has over /graphql. */
export async function runFixedOperation(
  yoga: Yoga,
  { context, mask }: { readonly context: GraphQLContext; readonly mask: ErrorMask },
  { query, variables }: FixedOperation,
): Promise<ExecutionResult> {
  const { parse, validate, schema, contextFactory, execute } = yoga.getEnveloped(context);
  const contextValue = await contextFactory();
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return maskResult({ errors }, mask);
  const result = await execute({ schema, document, contextValue, variableValues: variables });
  return maskResult(result, mask);
}
