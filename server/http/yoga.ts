import { execute, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { GraphQLContext } from "../graphql/context.ts";
import { toInputErrors } from "../graphql/error.ts";
import { findLongList } from "../graphql/input-list.ts";
import { isForLeader } from "../graphql/leader-operation.ts";
import { subscribe, type ErrorMask } from "../graphql/run-subscription.ts";
import type { Documents } from "./document/documents.ts";
import { useResumableEventStream } from "./event-stream.ts";
import { useHttpErrors } from "./http-error.ts";
import type { LiveConnections } from "./live-connection.ts";

export type Yoga = ReturnType<typeof createGraphQLServer>;

interface YogaDeps {
  readonly schema: GraphQLSchema;
  readonly endpoint: string;
  readonly mask: ErrorMask;
  readonly connections: LiveConnections;
  readonly documents: Documents;
}

/** Creates the server for GraphQL over HTTP and server-sent events. WebSockets use its envelope. */
export function createGraphQLServer({ schema, endpoint, mask, connections, documents }: YogaDeps) {
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
    // The endpoint reads and limits the body itself.
    maxRequestBodySize: false,
    // Bounds its caches by number, not by size, and caches what strangers send.
    parserAndValidationCache: false,
    plugins: [
      useDocuments(documents, mask),
      useEngine(mask),
      useResumableEventStream(connections),
      useHttpErrors(),
    ],
  });
}

/** Finds, parses and validates documents by what the client may send. */
function useDocuments(
  documents: Documents,
  mask: ErrorMask,
): Plugin<GraphQLContext, GraphQLContext> {
  const roleOf = ({ access }: Pick<GraphQLContext, "access">) => access?.role ?? null;
  return {
    onParams: ({ params, setParams, context }) => {
      const query = documents.find(params, roleOf(context));
      if (query !== null) setParams({ ...params, query });
    },
    onParse: ({ context, setParseFn }) => {
      setParseFn((source: string) => documents.parse(source, roleOf(context)));
    },
    onValidate: ({ context, params, setValidationFn }) => {
      setValidationFn(() => documents.validate(params.documentAST, roleOf(context)));
      // Yoga masks only errors of resolvers, but validation errors may repeat a secret, too.
      return ({ result, setResult }) => setResult(result.map(mask));
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
  const excess = findLongList(args);
  if (excess !== null) return { errors: [excess] };
  const { callLeader } = args.contextValue as GraphQLContext;
  if (callLeader !== null && isForLeader(args.schema, args.document, args.operationName))
    return callLeader(args);
  const result = await execute(args);
  return "data" in result || result.errors === undefined
    ? result
    : { ...result, errors: toInputErrors(result.errors) };
}
