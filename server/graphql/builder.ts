import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import type PrismaTypes from "../store/generated/pothos.ts";
import { getDatamodel } from "../store/generated/pothos.ts";
import type { GraphQLContext } from "./context.ts";
import { createError } from "./error.ts";
import { COMPLEXITY_LIMIT } from "./limit.ts";

/** The one builder that every type of the API is made with. */
export const builder = new SchemaBuilder<{
  Context: GraphQLContext;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  AuthScopes: { signedIn: boolean; admin: boolean };
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    BigInt: { Input: bigint; Output: bigint };
    Sequence: { Input: bigint; Output: bigint };
    ID: { Input: string; Output: string | number };
  };
}>({
  plugins: [ScopeAuthPlugin, ComplexityPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (ctx) => ctx.tracking.store.read,
    dmmf: getDatamodel(),
    onUnusedQuery: null,
    defaultConnectionSize: 20,
    maxConnectionSize: 100,
  },
  relay: {
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: "The page, each row with its cursor.",
    },
    nodeFieldOptions: { nullable: false, description: "The row." },
    nodesOnConnection: { description: "The page, without cursors." },
    cursorFieldOptions: { description: "Give it as `after` or `before` to go on from here." },
    pageInfoFieldOptions: { description: "Where this page lies within its list." },
    hasNextPageFieldOptions: { description: "More rows follow." },
    hasPreviousPageFieldOptions: { description: "Rows come before." },
    startCursorFieldOptions: { description: "Cursor of the first row." },
    endCursorFieldOptions: { description: "Cursor of the last row." },
    pageInfoTypeOptions: { description: "Where a page lies within its list." },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ role }) => ({ signedIn: role !== null, admin: role === "ADMIN" }),
    unauthorizedError: (_parent, context) =>
      context.role === null
        ? createError("UNAUTHENTICATED", "Sign in first, or send a token.")
        : createError("FORBIDDEN", "This is for admins."),
  },
  complexity: {
    limit: COMPLEXITY_LIMIT,
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    complexityError: (kind) =>
      createError("LIMIT", `The query asks for too much at once (${kind.toLowerCase()}).`),
  },
});

// Closed by default: a field is public only where it says so with `skipTypeScopes`.
builder.queryType({ description: "What can be asked.", authScopes: { signedIn: true } });
builder.mutationType({ description: "What can be done.", authScopes: { signedIn: true } });
builder.subscriptionType({
  description: "What can be followed live, over WebSocket or server-sent events.",
  authScopes: { signedIn: true },
});
