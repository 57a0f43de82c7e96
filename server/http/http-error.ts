import { GraphQLError, type ExecutionResult } from "graphql";
import type { FetchAPI, Plugin } from "graphql-yoga";
import type { GraphQLContext } from "../graphql/context.ts";
import { createError, withExtensions } from "../graphql/error.ts";

/** Gives refused requests their message and their status (GraphQL over HTTP, https://graphql.github.io/graphql-over-http). */
export function useHttpErrors(): Plugin<object, GraphQLContext> {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (requestParser === undefined) return;
      setRequestParser(async (request) => {
        try {
          return await requestParser(request);
        } catch (error) {
          throw isNotJson(error) ? createNotJsonError(request.method) : error;
        }
      });
    },
    onResultProcess({ request, result, resultProcessor, setResult, setResultProcessor }) {
      if (resultProcessor === undefined) {
        setResultProcessor(
          (unsent, fetchAPI) => refuseMediaType(unsent, request, fetchAPI),
          "application/json",
        );
      } else if (isRefused(result)) {
        setResult({ ...result, errors: result.errors.map(withStatus) });
      }
    },
  };
}

/** Whether the body or a parameter of the URL is not JSON. Yoga's own error repeats what was sent, secrets included. */
function isNotJson(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    (error instanceof GraphQLError && error.extensions["originalError"] !== undefined)
  );
}

function createNotJsonError(method: string): GraphQLError {
  const what = method === "GET" ? "`variables` and `extensions` must be" : "The body must be";
  return new GraphQLError(`${what} valid JSON.`, {
    extensions: { code: "BAD_INPUT", http: { status: 400 } },
  });
}

interface RefusedResult extends ExecutionResult {
  readonly errors: readonly GraphQLError[];
}

/** Whether the request was refused before it ran: then its result has no `data`, not even null. */
function isRefused(result: object): result is RefusedResult {
  return "errors" in result && !("data" in result) && Array.isArray(result.errors);
}

const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
};

/** Adds the status of a refused request. `spec`: responses of the type application/json keep 200. */
function withStatus(error: GraphQLError): GraphQLError {
  const { code, http } = error.extensions;
  if (http !== undefined) return error;
  const status = STATUSES[String(code)] ?? 400;
  return withExtensions(error, { http: { spec: true, status } });
}

/** Responds to a request that accepts no type in which its result can be sent, and closes a subscription. */
function refuseMediaType(unsent: object, request: Request, fetchAPI: FetchAPI): Response {
  const isOpen = isSubscription(unsent);
  // No response can carry the results.
  if (isOpen) void closeResults(unsent);
  const isMultipart = request.headers.get("accept")?.includes("multipart/mixed") === true;
  const multipart = isMultipart ? "Multipart responses are not supported. " : "";
  const { message, extensions } = createError(
    "BAD_INPUT",
    isOpen
      ? `${multipart}Subscriptions are sent as text/event-stream, or over WebSocket with the protocol graphql-transport-ws.`
      : `${multipart}Accept application/graphql-response+json or application/json.`,
  );
  return fetchAPI.Response.json({ errors: [{ message, extensions }] }, { status: 406 });
}

function isSubscription(unsent: object): unsent is AsyncIterable<unknown> {
  return Symbol.asyncIterator in unsent;
}

async function closeResults(results: AsyncIterable<unknown>): Promise<void> {
  await results[Symbol.asyncIterator]().return?.();
}
