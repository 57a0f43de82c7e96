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
import { createError } from "./error.ts";
import { COMPLEXITY_LIMIT } from "./limit.ts";

/** Place in the log that a result is about; for transports that can tell it to the client. */
export const SEQUENCE = Symbol("sequence");

export interface SequencedResult extends ExecutionResult {
  readonly [SEQUENCE]?: bigint;
}

/** A subscription that is open: what happens, and what this document shows of it. */
export interface OpenSubscription {
  readonly events: AsyncIterator<unknown>;
  render(event: unknown): Promise<ExecutionResult>;
}

export function isOpen(opened: OpenSubscription | ExecutionResult): opened is OpenSubscription {
  return "events" in opened;
}

/** Opens the source of a subscription; an ExecutionResult says why it could not. */
export async function openSubscription(
  args: ValidatedSubscriptionArgs,
  context: GraphQLContext,
): Promise<OpenSubscription | ExecutionResult> {
  const tooMuch = findExcess(args, context);
  if (tooMuch !== null) return { errors: [createError("LIMIT", tooMuch)] };
  const stream = await createSourceEventStream({ ...args, contextValue: context });
  if (!(Symbol.asyncIterator in stream)) return stream;
  return {
    events: stream[Symbol.asyncIterator](),
    // A context of its own for each event: what plugins cache by context must not outlive it.
    render: async (event) =>
      executeSubscriptionEvent({ ...args, rootValue: event, contextValue: { ...context } }),
  };
}

/** The plugin checks when a field resolves; a subscription is to be refused before it starts. */
function findExcess(args: ValidatedSubscriptionArgs, context: GraphQLContext): string | null {
  const asked = complexityFromQuery(
    {
      kind: Kind.DOCUMENT,
      definitions: [args.operation, ...Object.values(args.fragmentDefinitions)],
    },
    { schema: args.schema, ctx: context, variables: { ...args.rawVariableValues } },
  );
  const { complexity, depth, breadth } = COMPLEXITY_LIMIT;
  const isTooMuch = asked.complexity > complexity || asked.depth > depth || asked.breadth > breadth;
  return isTooMuch ? "The subscription asks for too much at once." : null;
}

export type ErrorMask = (error: unknown) => GraphQLError;

export function maskResult(result: ExecutionResult, mask: ErrorMask): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(mask) };
}

/** Like GraphQL's own `subscribe`, with masked errors, and the sequence of each event beside its result. */
export async function subscribe(
  args: ExecutionArgs,
  context: GraphQLContext,
  mask: ErrorMask,
): Promise<AsyncIterableIterator<SequencedResult> | ExecutionResult> {
  const validated = validateSubscriptionArgs(args);
  if (!("schema" in validated)) return { errors: validated.map(mask) };
  const opened = await openSubscription(validated, context);
  return isOpen(opened) ? createResults(opened, mask) : maskResult(opened, mask);
}

// Not an async generator: one that waits for its next event cannot be ended from outside.
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

/** Null for an event that has no place in the log. */
export function sequenceOf(event: unknown): bigint | null {
  const isPlaced = typeof event === "object" && event !== null && "sequence" in event;
  return isPlaced && typeof event.sequence === "bigint" ? event.sequence : null;
}
