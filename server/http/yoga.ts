import {
  execute,
  GraphQLError,
  parse,
  type ASTVisitor,
  type GraphQLSchema,
  type ValidationContext,
} from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { GraphQLContext } from "../graphql/context.ts";
import { createError } from "../graphql/error.ts";
import { checkSource, MAX_TOKENS } from "../graphql/limit.ts";
import { subscribe, type ErrorMask } from "../graphql/run-subscription.ts";
import { useResumableEventStream } from "./event-stream.ts";
import type { LiveConnections } from "./live-connection.ts";

/** A webhook of 5 MB fits, with room for what is around it. */
const MAX_REQUEST_BYTES = 6 * 2 ** 20;

export type Yoga = ReturnType<typeof createGraphQLServer>;

interface YogaDeps {
  readonly schema: GraphQLSchema;
  readonly endpoint: string;
  readonly mask: ErrorMask;
  readonly connections: LiveConnections;
}

/** GraphQL over HTTP and server-sent events; its envelope also serves the WebSocket. */
export function createGraphQLServer({ schema, endpoint, mask, connections }: YogaDeps) {
  return createYoga<GraphQLContext>({
    schema,
    graphqlEndpoint: endpoint,
    // The mask logs what it hides; Yoga would log the same error once more, with all it says.
    logging: false,
    maskedErrors: { maskError: mask },
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    maxRequestBodySize: MAX_REQUEST_BYTES,
    plugins: [useGuards(mask), useEngine(mask), useResumableEventStream(connections)],
  });
}

/** Parses no endless document, and tells the schema to nobody unknown. */
function useGuards(mask: ErrorMask): Plugin<GraphQLContext> {
  return {
    // Before Yoga's caches, which keep a document by its whole text.
    onParams: ({ params }) => checkSource(params.query),
    onParse: ({ setParseFn }) => {
      setParseFn((source: string, options: object) =>
        parse(source, { ...options, maxTokens: MAX_TOKENS }),
      );
    },
    onValidate: ({ addValidationRule, context }) => {
      if (context.role === null) addValidationRule(NoIntrospectionForStrangers);
      // Yoga masks what resolvers throw; what is wrong with a document may repeat a secret just as well.
      return ({ result, setResult }) => setResult(result.map(mask));
    },
  };
}

// Named for Yoga's cache of validations, which goes by the names of the rules.
function NoIntrospectionForStrangers(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== "__schema" && node.name.value !== "__type") return;
      const { message, extensions } = createError("UNAUTHENTICATED", "Sign in to read the schema.");
      context.reportError(new GraphQLError(message, { nodes: node, extensions }));
    },
  };
}

/** GraphQL's own engine in place of Yoga's, so that every transport runs the same one. */
function useEngine(mask: ErrorMask): Plugin<GraphQLContext> {
  return {
    onExecute: ({ setExecuteFn }) => setExecuteFn(execute),
    onSubscribe: ({ setSubscribeFn, args }) => {
      setSubscribeFn(() => subscribe(args, args.contextValue, mask));
    },
  };
}
