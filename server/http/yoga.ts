import {
  execute,
  GraphQLError,
  parse,
  type ASTVisitor,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type ValidationContext,
} from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { GraphQLContext } from "../graphql/context.ts";
import { createError, toInputErrors } from "../graphql/error.ts";
import { MAX_TOKENS } from "../graphql/limit.ts";
import { subscribe, type ErrorMask } from "../graphql/run-subscription.ts";
import { useResumableEventStream } from "./event-stream.ts";
import { useHttpErrors } from "./http-error.ts";
import type { LiveConnections } from "./live-connection.ts";

/** Fits a webhook of 5 MB within a mutation. */
const MAX_REQUEST_BYTES = 6 * 2 ** 20;

export type Yoga = ReturnType<typeof createGraphQLServer>;

interface YogaDeps {
  readonly schema: GraphQLSchema;
  readonly endpoint: string;
  readonly mask: ErrorMask;
  readonly connections: LiveConnections;
}

/** Creates the server for GraphQL over HTTP and server-sent events. WebSockets use its envelope. */
export function createGraphQLServer({ schema, endpoint, mask, connections }: YogaDeps) {
  return createYoga<GraphQLContext>({
    schema,
    graphqlEndpoint: endpoint,
    // The mask already logs the errors that it hides; Yoga would log them again, including secrets.
    logging: false,
    maskedErrors: { maskError: mask },
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    maxRequestBodySize: MAX_REQUEST_BYTES,
    plugins: [
      useGuards(mask),
      useEngine(mask),
      useResumableEventStream(connections),
      useHttpErrors(),
    ],
  });
}

/** Limits the size of documents and requires authentication for introspection. */
function useGuards(mask: ErrorMask): Plugin<GraphQLContext> {
  return {
    onParse: ({ setParseFn }) => {
      setParseFn((source: string, options: object) =>
        parse(source, { ...options, maxTokens: MAX_TOKENS }),
      );
    },
    onValidate: ({ addValidationRule, context }) => {
      if (context.role === null) addValidationRule(NoIntrospectionForStrangers);
      // Yoga masks only errors of resolvers, but validation errors may repeat a secret, too.
      return ({ result, setResult }) => setResult(result.map(mask));
    },
  };
}

// Needs a name, because Yoga caches validations by the names of the rules.
function NoIntrospectionForStrangers(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== "__schema" && node.name.value !== "__type") return;
      const { message, extensions } = createError("UNAUTHENTICATED", "Sign in to read the schema.");
      context.reportError(new GraphQLError(message, { nodes: node, extensions }));
    },
  };
}

/** Uses the executor of graphql-js instead of Yoga's, so that all transports use the same one. */
function useEngine(mask: ErrorMask): Plugin<GraphQLContext> {
  return {
    onExecute: ({ setExecuteFn }) => setExecuteFn(executeOperation),
    onSubscribe: ({ setSubscribeFn, args }) => {
      setSubscribeFn(() => subscribe(args, args.contextValue, mask));
    },
  };
}

/** A result without `data` was refused before it ran. Then its variables are wrong: the rest was validated before. */
async function executeOperation(args: ExecutionArgs): Promise<ExecutionResult> {
  const result = await execute(args);
  return "data" in result || result.errors === undefined
    ? result
    : { ...result, errors: toInputErrors(result.errors) };
}
