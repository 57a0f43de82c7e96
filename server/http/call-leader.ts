import { once } from "node:events";
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { text } from "node:stream/consumers";
import { type ExecutionArgs, type ExecutionResult, GraphQLError, print } from "graphql";
import { z } from "zod";
import { createRefusal } from "../graphql/error.ts";
import { readOrigin } from "./authenticate.ts";
import type { HttpDeps } from "./deps.ts";
import { REPLICA_HEADER } from "./replica-request.ts";
import { isSecure } from "./secure.ts";

/** The longest action waits for indexers. */
const ANSWER_MS = 5 * 60_000;

/** Says who calls, and is the same for the process that leads. */
const PASSED_HEADERS = [
  "authorization",
  "cookie",
  "user-agent",
  "origin",
  "host",
  "accept-language",
];

const Result = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/** Who calls, and over what. */
export interface LeaderCaller {
  readonly req: IncomingMessage;
  /** Gets the cookies of the answer; null over WebSocket. */
  readonly res: ServerResponse | null;
  /** The token of the parameters of a WebSocket. */
  readonly token?: string | null;
}

/** Runs an operation in the process that leads, as the same client. The result is UNAVAILABLE if none leads. */
export async function callLeader(
  deps: HttpDeps,
  caller: LeaderCaller,
  operation: Pick<ExecutionArgs, "document" | "variableValues" | "operationName">,
): Promise<ExecutionResult> {
  const { req, res } = caller;
  const body = JSON.stringify({
    query: print(operation.document),
    variables: operation.variableValues ?? undefined,
    operationName: operation.operationName ?? undefined,
  });
  const leader = await deps.replicas?.findLeader();
  if (leader == null) return { errors: [createRefusal("UNAVAILABLE", "NO_LEADER")] };
  const url = `http://${leader}${deps.config.basePath}/graphql`;
  try {
    const answer = await post(url, toHeaders(deps, caller), body);
    const cookies = answer.headers["set-cookie"] ?? [];
    if (res !== null && !res.headersSent)
      for (const cookie of cookies) res.appendHeader("Set-Cookie", cookie);
    return toResult(Result.parse(JSON.parse(await text(answer))));
  } catch (error) {
    deps.log.warn({ err: error, path: req.url }, "the leading replica did not answer");
    return { errors: [createRefusal("UNAVAILABLE", "NO_LEADER")] };
  }
}

async function post(
  url: string,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<IncomingMessage> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const sent = request(url, { method: "POST", headers, signal });
  sent.end(body);
  const [answer] = (await once(sent, "response", { signal })) as [IncomingMessage];
  return answer;
}

function toHeaders(deps: HttpDeps, { req, token = null }: LeaderCaller): IncomingHttpHeaders {
  const { config } = deps;
  const { headers } = req;
  const proxyHeader = config.authProxyHeader?.toLowerCase();
  const passed = [...PASSED_HEADERS, ...(proxyHeader === undefined ? [] : [proxyHeader])];
  return {
    ...Object.fromEntries(
      passed.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
    ...(token !== null && { authorization: `Bearer ${token}` }),
    "content-type": "application/json",
    accept: "application/json",
    "x-forwarded-for": readOrigin(req, deps).address,
    "x-forwarded-host": [headers["x-forwarded-host"] ?? headers.host ?? []].flat()[0],
    "x-forwarded-proto": isSecure(req, config) ? "https" : "http",
    [REPLICA_HEADER]: config.replicaSecret ?? undefined,
  };
}

/** The leading process has masked the errors. */
function toResult({ data, errors }: z.infer<typeof Result>): ExecutionResult {
  return {
    ...(data !== undefined && { data }),
    ...(errors !== undefined && {
      errors: errors.map(
        ({ message, path, extensions }) =>
          new GraphQLError(message, { path: path ?? null, extensions: extensions ?? {} }),
      ),
    }),
  };
}
