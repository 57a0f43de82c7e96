import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  createSourceEventStream,
  executeSubscriptionEvent,
  Kind,
  validateSubscriptionArgs,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type ValidatedSubscriptionArgs,
} from "graphql";
import type { GraphQLContext } from "./context.ts";
import { createError, toInputErrors, withoutHttp } from "./error.ts";
import { findLongList } from "./input-list.ts";
import { COMPLEXITY_LIMIT } from "./limit.ts";

/** The sequence of the event behind a result, for transports that send it to the client. */
export const SEQUENCE = Symbol("sequence");

export interface SequencedResult extends ExecutionResult {
  readonly [SEQUENCE]?: bigint;
}

/** An open subscription: its events, and a function that executes the document for an event. */
export interface OpenSubscription {
  readonly events: AsyncIterator<unknown>;
  render(event: unknown): Promise<ExecutionResult>;
}

export function isOpen(opened: OpenSubscription | ExecutionResult): opened is OpenSubscription {
  return "events" in opened;
}

/** Opens the event source of a subscription. Returns an ExecutionResult with errors if that fails. */
export async function openSubscription(
  args: ValidatedSubscriptionArgs,
  context: GraphQLContext,
): Promise<OpenSubscription | ExecutionResult> {
  const excess = findExcess(args, context);
  if (excess !== null) return { errors: [createError("LIMIT", excess)] };
  const stream = await createSourceEventStream({ ...args, contextValue: context });
  if (!(Symbol.asyncIterator in stream)) return stream;
  return {
    events: stream[Symbol.asyncIterator](),
    // Each event gets its own context, because plugins cache by context.
    render: async (event) =>
      executeSubscriptionEvent({ ...args, rootValue: event, contextValue: { ...context } }),
  };
}

/** Checks the complexity before the subscription starts; the plugin checks only when a field resolves. */
function findExcess(args: ValidatedSubscriptionArgs, context: GraphQLContext): string | null {
  const asked = complexityFromQuery(
    {
      kind: Kind.DOCUMENT,
      definitions: [args.operation, ...Object.values(args.fragmentDefinitions)],
    },
    { schema: args.schema, ctx: context, variables: { ...args.rawVariableValues } },
  );
  const { complexity, depth, breadth } = COMPLEXITY_LIMIT;
  const isExcessive =
    asked.complexity > complexity || asked.depth > depth || asked.breadth > breadth;
  return isExcessive ? "The subscription is too complex." : null;
}

export type ErrorMask = (error: unknown) => GraphQLError;

export function maskResult(result: ExecutionResult, mask: ErrorMask): ExecutionResult {
  return result.errors === undefined
    ? result
    : { ...result, errors: result.errors.map((error) => withoutHttp(mask(error))) };
}

/** Validates the variables and the operation name of a subscription. */
export function validateSubscription(
  args: ExecutionArgs,
  mask: ErrorMask,
): ValidatedSubscriptionArgs | { readonly errors: GraphQLError[] } {
  const excess = findLongList(args);
  if (excess !== null) return { errors: [excess] };
  const validated = validateSubscriptionArgs(args);
  return "schema" in validated ? validated : { errors: toInputErrors(validated).map(mask) };
}

/** Works like `subscribe` of graphql-js, but masks errors and adds the event's sequence to each result. */
export async function subscribe(
  args: ExecutionArgs,
  context: GraphQLContext,
  mask: ErrorMask,
): Promise<AsyncIterableIterator<SequencedResult> | ExecutionResult> {
  const validated = validateSubscription(args, mask);
  if ("errors" in validated) return validated;
  const opened = await openSubscription(validated, context);
  return isOpen(opened) ? createResults(opened, mask) : maskResult(opened, mask);
}

// Not an async generator, which cannot be ended from outside while it waits for the next event.
function createResults(
  { events, render }: OpenSubscription,
  mask: ErrorMask,
): AsyncIterableIterator<SequencedResult> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { done, value } = await events.next();
      if (done === true) return { done: true, value: undefined };
      const sequence = sequenceOf(value);
      const result = maskResult(await render(value), mask);
      return {
        done: false,
        value: sequence === null ? result : { ...result, [SEQUENCE]: sequence },
      };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
  };
}

/** Returns null for an event without a sequence. */
export function sequenceOf(event: unknown): bigint | null {
  const isPlaced = typeof event === "object" && event !== null && "sequence" in event;
  return isPlaced && typeof event.sequence === "bigint" ? event.sequence : null;
}
