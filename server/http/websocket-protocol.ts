import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { getOperationAST, GraphQLError, type ExecutionArgs, type ExecutionResult } from "graphql";
import {
  CloseCode,
  makeServer,
  type Context,
  type Server,
  type SubscribePayload,
} from "graphql-ws";
import type { WebSocket } from "ws";
import type { Access } from "../account/access.ts";
import { AccountError } from "../account/error.ts";
import type { SignInOrigin } from "../account/sign-in-origin.ts";
import type { Viewer } from "../account/viewer.ts";
import type { GraphQLContext } from "../graphql/context.ts";
import { createError, createRefusal, withoutHttp } from "../graphql/error.ts";
import { maskResult, type ErrorMask } from "../graphql/run-subscription.ts";
import { findConnectionToken } from "./connection-token.ts";
import type { Documents } from "./document/documents.ts";
import type { FanOut } from "./fan-out/hub.ts";
import { createSocketSink } from "./fan-out/sink.ts";
import type { LiveConnections } from "./live-connection.ts";
import type { Yoga } from "./yoga.ts";

const MAX_OPERATIONS = 100;
/** Of one person, on all sockets: many browser tabs, each with some ten operations. */
const MAX_OPERATIONS_OF_PERSON = 400;
const MAX_SOCKETS_OF_PERSON = 100;
/** https://www.iana.org/assignments/websocket: "Try Again Later". */
const TRY_AGAIN_LATER = 1013;

/** The state of a socket. */
export type SocketExtra = {
  readonly socket: WebSocket;
  /** What the socket writes to. */
  readonly stream: Duplex;
  /**
   * Finds the viewer of the upgrade request, or that of `connectionParams` if they have a token. Asked again for each
   * operation, because a session can end and a role change in between.
   */
  findViewer: () => Promise<Viewer | null>;
  /** Host under which the client reached the tracker. */
  readonly viewerHost: string | null;
  /** Ends the limit on what a client can send before it is authenticated. */
  readonly onAuthenticated: () => void;
  readonly origin: SignInOrigin;
  /** The upgrade request. */
  readonly req: IncomingMessage;
  /** The token of `connectionParams`; null: none. */
  token: string | null;
};

type Connection = Context<Record<string, unknown>, SocketExtra>;

/** The context of an operation on a socket, whose client is authenticated. */
type SocketContext = GraphQLContext & { readonly access: Access };

interface ProtocolDeps {
  readonly yoga: Yoga;
  readonly documents: Documents;
  readonly fanOut: FanOut;
  readonly connections: LiveConnections;
  readonly mask: ErrorMask;
  readonly maxBufferedBytes: number;
  /** Returns the viewer for a token in `connectionParams`. */
  readonly findTokenViewer: (token: string, origin: SignInOrigin) => Promise<Viewer | null>;
  readonly createContext: (viewer: Viewer, extra: SocketExtra) => SocketContext;
}

/** How to run an operation. Found by the arguments that graphql-ws passes back. */
interface Operation {
  readonly execute: (args: ExecutionArgs) => Promise<ExecutionResult>;
  readonly subscribe: (args: ExecutionArgs) => ReturnType<FanOut["subscribe"]>;
}

export interface Protocol {
  readonly server: Server<SocketExtra>;
  /** Number of authenticated sockets. */
  readonly sockets: number;
  /** Number of operations running on these sockets. */
  readonly operations: number;
}

/** Creates the graphql-transport-ws protocol for authenticated clients. Subscriptions run through the fan-out. */
export function createProtocol(deps: ProtocolDeps): Protocol {
  const operations = new WeakMap<ExecutionArgs, Operation>();
  const authenticated = new Set<Connection>();
  const ofPeople = new Map<string, Set<Connection>>();

  function find(args: ExecutionArgs): Operation {
    const operation = operations.get(args);
    if (operation === undefined)
      throw new Error("graphql-ws runs arguments that were not prepared");
    return operation;
  }

  /** Adds a socket to those of a person. Returns false if there are too many. */
  function addOwn(personId: string, connection: Connection): boolean {
    const own = ofPeople.get(personId) ?? new Set();
    if (own.size >= MAX_SOCKETS_OF_PERSON) return false;
    ofPeople.set(personId, own.add(connection));
    connection.extra.socket.once("close", () => {
      own.delete(connection);
      if (own.size === 0) ofPeople.delete(personId);
    });
    return true;
  }

  const server = makeServer<Record<string, unknown>, SocketExtra>({
    async onConnect(connection) {
      const viewer = await authenticate(deps, connection);
      if (viewer === null) return false;
      const { socket, onAuthenticated } = connection.extra;
      // ADMIN_TOKEN, which has all rights, is nobody in particular.
      if (viewer.person !== null && !addOwn(viewer.person.id, connection)) {
        socket.close(TRY_AGAIN_LATER, "Too many sockets are open");
        return false;
      }
      authenticated.add(connection);
      onAuthenticated();
      socket.once("close", () => authenticated.delete(connection));
      return true;
    },
    async onSubscribe(connection, id, payload) {
      const { extra } = connection;
      const viewer = await findViewer(extra);
      if (viewer === null) return [createRefusal("UNAUTHENTICATED", "SIGN_IN_FIRST")];
      if (Object.keys(connection.subscriptions).length > MAX_OPERATIONS) {
        return [
          createError("LIMIT", `A socket can run at most ${MAX_OPERATIONS} operations at once.`),
        ];
      }
      const own = ofPeople.get(viewer.person?.id ?? "") ?? [];
      if (countOperations(own) > MAX_OPERATIONS_OF_PERSON) {
        const message = `A person can run at most ${MAX_OPERATIONS_OF_PERSON} operations at once.`;
        return [createError("LIMIT", message)];
      }
      const context = deps.createContext(viewer, extra);
      const envelope = deps.yoga.getEnveloped(context);
      const args = await prepare(envelope, payload, {
        find: () => deps.documents.find(payload, viewer.role),
        mask: deps.mask,
      });
      if (Array.isArray(args)) return args;
      operations.set(args, {
        execute: async (given) => maskResult(await envelope.execute(given), deps.mask),
        subscribe: (given) =>
          deps.fanOut.subscribe(given, context, createSocketSink(extra, id, deps.maxBufferedBytes)),
      });
      return args;
    },
    execute: (args) => find(args).execute(args),
    subscribe: (args) => find(args).subscribe(args),
  });

  return {
    server,
    get sockets() {
      return authenticated.size;
    },
    get operations() {
      return countOperations(authenticated);
    },
  };
}

function countOperations(connections: Iterable<Connection>): number {
  let count = 0;
  for (const { subscriptions } of connections) count += Object.keys(subscriptions).length;
  return count;
}

/** Authenticates a connection. Closes the socket if that fails, and returns null. */
async function authenticate(
  deps: ProtocolDeps,
  { extra, connectionParams }: Connection,
): Promise<Viewer | null> {
  const token = findConnectionToken(connectionParams);
  if (token !== undefined) {
    extra.token = token;
    extra.findViewer = async () =>
      token === null ? null : deps.findTokenViewer(token, extra.origin);
  }
  const { socket } = extra;
  const viewer = await findViewer(extra);
  // Whoever has left meanwhile would never be forgotten.
  if (socket.readyState !== socket.OPEN) return null;
  if (viewer === null) {
    socket.close(
      CloseCode.Forbidden,
      "Sign in first, or send connectionParams.token or .Authorization",
    );
    return null;
  }
  const untrack = deps.connections.track(viewer, () =>
    socket.close(CloseCode.Forbidden, "The session has ended"),
  );
  socket.once("close", untrack);
  return viewer;
}

/** Null too while wrong tokens from the same address delay the next one: a socket has no status to say so. */
async function findViewer(extra: SocketExtra): Promise<Viewer | null> {
  try {
    return await extra.findViewer();
  } catch (error) {
    if (error instanceof AccountError) return null;
    throw error;
  }
}

/** Parses and validates an operation. Errors have the same codes as over HTTP. */
async function prepare(
  { parse, validate, schema, contextFactory }: ReturnType<Yoga["getEnveloped"]>,
  { variables: variableValues, operationName }: SubscribePayload,
  { find, mask }: { readonly find: () => string | null; readonly mask: ErrorMask },
): Promise<ExecutionArgs | GraphQLError[]> {
  try {
    const source = find();
    const contextValue = await contextFactory();
    const document = parse(source ?? "");
    const errors: readonly GraphQLError[] = validate(schema, document);
    if (errors.length > 0)
      return errors.map((error) => withCode(mask(error), "GRAPHQL_VALIDATION_FAILED"));
    if (getOperationAST(document, operationName) == null) throw createOperationError();
    return { schema, document, contextValue, variableValues, operationName };
  } catch (error) {
    return [withCode(mask(error), "GRAPHQL_PARSE_FAILED")];
  }
}

/** As Yoga words it over HTTP. */
function createOperationError(): GraphQLError {
  return new GraphQLError("Could not determine what operation to execute.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
  });
}

/** Errors of validation are cached: they hold its HTTP status if the document came over HTTP before. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions["code"] ??= code;
  return withoutHttp(error);
}
