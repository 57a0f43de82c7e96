import {
  getNamedType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

/** A way to the objects of a type: a root field of Query and the fields that lead on from it. */
export interface TypeEntry {
  readonly type: GraphQLObjectType;
  readonly root: GraphQLField<unknown, unknown>;
  readonly path: readonly string[];
}

/** The roots that everybody who sees a request has, and whoever has a link; of the others the shortest way is enough. */
const PREFERRED = ["request", "sharedRequest"];

/** Empty for many callers, so that no way to what everybody has leads through it. */
const LAST = "actionHistoryConnection";

/** Returns up to three ways to each type: the shortest one, and those from a request. */
export function listEntries(schema: GraphQLSchema): readonly TypeEntry[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const entries = roots.flatMap((root) => entriesFrom(root));
  const byType = Map.groupBy(entries, ({ type }) => type.name);
  return [...byType.values()].flatMap((ways) => {
    const [shortest] = ways.toSorted((one, other) => one.path.length - other.path.length);
    const preferred = ways.filter(({ root }) => PREFERRED.includes(root.name));
    return [...new Set([...preferred, shortest])].filter((entry) => entry !== undefined);
  });
}

/** The shortest way from the root to each type that it leads to. */
function entriesFrom(root: GraphQLField<unknown, unknown>): readonly TypeEntry[] {
  const found = new Map<string, TypeEntry>();
  const first = getNamedType(root.type);
  let layer: readonly TypeEntry[] = isObjectType(first) ? [{ type: first, root, path: [] }] : [];
  while (layer.length > 0) {
    for (const entry of layer) if (!found.has(entry.type.name)) found.set(entry.type.name, entry);
    layer = layer.flatMap(({ type, path }) =>
      fieldsOf(type).flatMap((field) => {
        const next = getNamedType(field.type);
        if (!isObjectType(next) || found.has(next.name) || field.args.some(isRequiredArgument))
          return [];
        return [{ type: next, root, path: [...path, field.name] }];
      }),
    );
  }
  return [...found.values()];
}

function fieldsOf(type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] {
  const fields = Object.values(type.getFields());
  return [
    ...fields.filter(({ name }) => name !== LAST),
    ...fields.filter(({ name }) => name === LAST),
  ];
}

/** Selects the fields of a type, of objects only that they are there. */
export function selectFields(type: GraphQLObjectType, without: ReadonlySet<string>): string {
  const fields = Object.values(type.getFields()).filter(({ name }) => !without.has(name));
  const parts = fields.map((field) => {
    if (field.args.some(isRequiredArgument))
      throw new Error(
        `${type.name}.${field.name} requires an argument, which the walk does not give`,
      );
    return isObjectType(getNamedType(field.type)) ? `${field.name} { __typename }` : field.name;
  });
  return `{ __typename ${parts.join(" ")} }`;
}

/** Puts a selection at the end of a way. */
export function selectAlong(path: readonly string[], selection: string): string {
  return path.reduceRight((inner, name) => `{ ${name} ${inner} }`, selection);
}
