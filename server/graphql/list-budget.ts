import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { createError } from "./error.ts";
import { createTurns } from "./list-turn.ts";

/**
 * Maximum number of fields in the lists of one response. The limit on complexity takes lists for short, because it is
 * checked before anything is read. The largest page of the client, a show with a thousand episodes, has less than half of it.
 */
const MAX_LISTED_FIELDS = 120_000;

/** Refuses a response whose lists would have too many fields, before they are resolved: that keeps everybody waiting. */
export function limitLists(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) if (isList(field.type)) limitList(field);
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

/** Resolving so many fields takes about 50 ms of a small machine. */
const FIELDS_PER_TURN = 15_000;
const turns = createTurns(FIELDS_PER_TURN);

/** Fields that the lists of an operation, or of one event of a subscription, have so far. */
const spent = new WeakMap<object, number>();

function limitList(field: GraphQLField<unknown, object>): void {
  const resolve: GraphQLFieldResolver<unknown, object> = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const listed = resolve(source, args, context, info);
    return isThenable(listed)
      ? listed.then((items) => spend(items, context, info))
      : spend(listed, context, info);
  };
}

/** Prisma's promises are no instances of Promise. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}

function spend(items: unknown, context: object, info: GraphQLResolveInfo): unknown {
  if (!Array.isArray(items) || items.length === 0) return items;
  const fields = items.length * countFields(info);
  const sum = (spent.get(context) ?? 0) + fields;
  if (sum > MAX_LISTED_FIELDS)
    throw createError("LIMIT", "The response is too large. Ask for fewer items or fields.");
  spent.set(context, sum);
  const turn = turns.take(fields);
  return turn === null ? items : turn.then((): unknown => items);
}

/** Documents are cached, so the fields of each list are counted once. */
const counts = new WeakMap<FieldNode, number>();

/** Returns how many fields an item has, without those of the lists in it. */
function countFields({ fieldNodes, fragments, schema, returnType }: GraphQLResolveInfo): number {
  const type = getNamedType(returnType);
  return fieldNodes.reduce((sum, node) => {
    const known = counts.get(node);
    const count = known ?? 1 + countSelected({ fragments, schema, known: new Map() }, node, type);
    counts.set(node, count);
    return sum + count;
  }, 0);
}

interface Counting extends Pick<GraphQLResolveInfo, "fragments" | "schema"> {
  /** A fragment may be spread many times. */
  readonly known: Map<SelectionSetNode, number>;
}

function countSelected(
  counting: Counting,
  { selectionSet }: { readonly selectionSet?: SelectionSetNode | undefined },
  type: GraphQLNamedType | undefined,
): number {
  if (selectionSet === undefined || !(isObjectType(type) || isInterfaceType(type))) return 0;
  const before = counting.known.get(selectionSet);
  if (before !== undefined) return before;
  const fields = type.getFields();
  let count = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const inner = fields[selection.name.value]?.type;
      count += 1;
      if (inner !== undefined && !isList(inner))
        count += countSelected(counting, selection, getNamedType(inner));
    } else {
      const spread =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? counting.fragments[selection.name.value]
          : selection;
      const condition = spread?.typeCondition?.name.value;
      // A node has one type, but may be of any: the fields for all of them count.
      const inner = condition === undefined ? type : counting.schema.getType(condition);
      if (spread !== undefined) count += countSelected(counting, spread, inner);
    }
  }
  counting.known.set(selectionSet, count);
  return count;
}
