import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import { can, type Access, type Permission } from "../account/access.ts";
import type PrismaTypes from "../store/generated/pothos.ts";
import { getDatamodel } from "../store/generated/pothos.ts";
import type { GraphQLContext } from "./context.ts";
import { createError, createRefusal } from "./error.ts";
import { COMPLEXITY_LIMIT } from "./limit.ts";

/** The Pothos schema builder that defines every type of the API. */
export const builder = new SchemaBuilder<{
  Context: GraphQLContext;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  AuthScopes: { signedIn: boolean; may: Permission; self: string };
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
      description: "The items of the page with their cursors.",
    },
    nodeFieldOptions: { nullable: false, description: "The item." },
    nodesOnConnection: { description: "The items of the page without their cursors." },
    cursorFieldOptions: {
      description: "The item's cursor, for the `after` and `before` arguments.",
    },
    pageInfoFieldOptions: { description: "Information about the page." },
    hasNextPageFieldOptions: { description: "Whether more items follow this page." },
    hasPreviousPageFieldOptions: { description: "Whether items precede this page." },
    startCursorFieldOptions: {
      description: "Cursor of the first item of the page. Null if the page is empty.",
    },
    endCursorFieldOptions: {
      description: "Cursor of the last item of the page. Null if the page is empty.",
    },
    pageInfoTypeOptions: { description: "Information about a page of a connection." },
    firstArgOptions: { description: "Return the first _n_ items, at most 100." },
    afterArgOptions: { description: "Return the items after this cursor." },
    lastArgOptions: { description: "Return the last _n_ items, at most 100." },
    beforeArgOptions: { description: "Return the items before this cursor." },
    nodeTypeOptions: {
      description:
        "An object that `node` and `nodes` return by its ID. The IDs of all types that implement Node are unique together.",
    },
    idFieldOptions: { description: "The object's ID in the tracker." },
    // In node.ts: the ID of an object does not contain its type.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ access }) => ({
      signedIn: access !== null,
      may: (permission) => can(access, permission),
      self: (personId) => access?.person?.id === personId,
    }),
    unauthorizedError: (_parent, { access }) => refusalOf(access),
  },
  complexity: {
    limit: COMPLEXITY_LIMIT,
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    complexityError: (kind) =>
      createError("LIMIT", `The query is too complex (${kind.toLowerCase()}).`),
  },
});

// Every field requires a signed-in user unless it sets `skipTypeScopes`.
builder.queryType({ description: "The root of all queries.", authScopes: { signedIn: true } });
builder.mutationType({ description: "The root of all mutations.", authScopes: { signedIn: true } });
builder.subscriptionType({
  description:
    "The root of all subscriptions, served over WebSocket (`graphql-transport-ws`) and server-sent events.",
  authScopes: { signedIn: true },
});

/** What types implement whose objects are returned by `node(id)`; node.ts says who may see them. */
export const Node = builder.nodeInterfaceRef();

/** For fields whose value depends on the person: an execution for several people must not contain them. */
export const PERSONAL = { extensions: { isPersonal: true } } as const;

function refusalOf(access: Access | null) {
  if (access === null) return createRefusal("UNAUTHENTICATED", "SIGN_IN_FIRST");
  return createRefusal(
    "FORBIDDEN",
    access.scope === "ADMIN"
      ? "ROLE_TOO_LOW"
      : { code: "SCOPE_TOO_LOW", params: { scope: access.scope } },
  );
}
