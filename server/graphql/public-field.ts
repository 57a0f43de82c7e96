import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";

/** The public root fields by the name of their root type: those that need neither a session nor a token. */
export type PublicFields = ReadonlyMap<string, ReadonlySet<string>>;

/** Lists the root fields that are defined with `skipTypeScopes`, the only place that makes a field public. */
export function listPublicFields(schema: GraphQLSchema): PublicFields {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return new Map(
    roots
      .filter((type) => type != null)
      .map((type) => [type.name, new Set(listPublicFieldsOf(type))]),
  );
}

function listPublicFieldsOf(type: GraphQLObjectType): readonly string[] {
  return Object.values(type.getFields())
    .filter(({ extensions }) => isPublic(extensions["pothosOptions"]))
    .map(({ name }) => name);
}

function isPublic(options: unknown): boolean {
  return (
    typeof options === "object" &&
    options !== null &&
    "skipTypeScopes" in options &&
    options.skipTypeScopes === true
  );
}

/** Returns the first root field of a document that is not public, wherever it is: in an operation or in a fragment. */
export function findPrivateField(document: DocumentNode, fields: PublicFields): FieldNode | null {
  for (const definition of document.definitions) {
    const root =
      definition.kind === Kind.OPERATION_DEFINITION
        ? ROOTS[definition.operation]
        : definition.kind === Kind.FRAGMENT_DEFINITION
          ? definition.typeCondition.name.value
          : "";
    const allowed = fields.get(root);
    if (allowed === undefined || !("selectionSet" in definition)) continue;
    const found = findIn(definition.selectionSet, allowed);
    if (found !== null) return found;
  }
  return null;
}

const ROOTS = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

/** Fragments that are spread here are definitions of the document themselves. */
function findIn({ selections }: SelectionSetNode, allowed: ReadonlySet<string>): FieldNode | null {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const found = findIn(selection.selectionSet, allowed);
      if (found !== null) return found;
    } else if (selection.kind === Kind.FIELD) {
      const { value } = selection.name;
      if (value !== "__typename" && !allowed.has(value)) return selection;
    }
  }
  return null;
}
