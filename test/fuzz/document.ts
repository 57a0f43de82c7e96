import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { Random } from "./random.ts";
import { createText, createValue } from "./value.ts";

/** What a client sends to /graphql. */
export interface FuzzedDocument {
  readonly query: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

const MAX_DEPTH = 4;

/** What admins ask for to see the inside of the tracker, which no other answer may show. */
const SHOW_INTERNALS: ReadonlySet<string> = new Set([
  "about",
  "diagnostics",
  "logLines",
  "logLinesAdded",
]);

/** Makes documents of the schema with hostile arguments, and texts that are no documents. */
export function createDocuments(
  schema: GraphQLSchema,
  ids: readonly string[],
): (random: Random) => FuzzedDocument {
  return (random) => {
    const kind = random.below(12);
    if (kind === 0) return { query: createValue(random), variables: createValue(random) };
    const query = createQuery(schema, ids, random);
    if (kind === 1) return { query: damage(query, random) };
    if (kind === 2)
      return { query, variables: createValue(random), extensions: createValue(random) };
    if (kind === 3) return { query, operationName: createText(random) };
    return { query };
  };
}

export function createQuery(schema: GraphQLSchema, ids: readonly string[], random: Random): string {
  const [operation, type] = random.pick([
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ] as const);
  if (type == null) return "{ __typename }";
  const count = operation === "query" ? 1 + random.below(3) : 1;
  const fields = Array.from({ length: count }, (_, index) =>
    createField(type, `f${index}: `, { schema, ids, random, depth: MAX_DEPTH }),
  );
  return `${operation} { ${fields.join(" ")} }`;
}

interface Making {
  readonly schema: GraphQLSchema;
  readonly ids: readonly string[];
  readonly random: Random;
  readonly depth: number;
}

function createField(type: GraphQLObjectType, alias: string, making: Making): string {
  const { random } = making;
  const fields = Object.values(type.getFields()).filter(({ name }) => !SHOW_INTERNALS.has(name));
  const field = random.pick(fields);
  const args = field.args
    .filter(({ type: of }) => isNonNullType(of) || random.chance(0.5))
    .map((arg) => createArgument(arg, making));
  const inner = getNamedType(field.type);
  const selection = createSelection(inner, making);
  return `${alias}${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""} ${selection}`;
}

function createSelection(type: GraphQLNamedType, making: Making): string {
  if (isObjectType(type)) return createObjectSelection(type, making);
  if (!isInterfaceType(type)) return "";
  const object = making.random.pick(making.schema.getPossibleTypes(type));
  return `{ id ... on ${object.name} ${createObjectSelection(object, making)} }`;
}

function createObjectSelection(type: GraphQLObjectType, { depth, ...making }: Making): string {
  const count = depth === 0 ? 0 : 1 + making.random.below(5);
  const fields = Array.from({ length: count }, (_, index) =>
    createField(type, `g${index}: `, { ...making, depth: depth - 1 }),
  );
  return `{ __typename ${fields.join(" ")} }`;
}

function createArgument({ name, type }: GraphQLArgument, making: Making): string {
  return `${name}: ${createInput(type, making)}`;
}

function createInput(type: GraphQLInputType, making: Making): string {
  const { random, ids } = making;
  if (random.chance(0.03)) return random.pick(["null", "1e400", "{}", "[]", "$none", "UNKNOWN"]);
  if (isNonNullType(type)) return createInput(type.ofType, making);
  if (isListType(type))
    return `[${Array.from({ length: random.below(4) }, () => createInput(type.ofType, making)).join(", ")}]`;
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      ({ type: of }) => isNonNullType(of) || random.chance(0.6),
    );
    return `{ ${fields.map(({ name, type: of }) => `${name}: ${createInput(of, making)}`).join(", ")} }`;
  }
  switch (type.name) {
    case "Int":
      return String(random.pick([0, 1, 2, 50, 100, -1, 101, 2 ** 31 - 1]));
    case "Float":
      return String(random.pick([0, 0.5, -1, 1e30]));
    case "Boolean":
      return String(random.chance(0.5));
    case "ID":
      return JSON.stringify(random.chance(0.6) ? random.pick(ids) : createText(random));
    case "DateTime":
      return JSON.stringify(random.pick(["2999-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "never"]));
    default:
      return JSON.stringify(createText(random).slice(0, 2_000));
  }
}

/** Cuts, doubles or swaps a part of a text. */
function damage(text: string, random: Random): string {
  const at = random.below(text.length);
  const part = text.slice(at, at + 1 + random.below(20));
  return random.pick([
    text.slice(0, at),
    text.slice(0, at) + part + text.slice(at),
    text.replaceAll("{", "[").slice(at),
    `${text} ${text}`,
    "{a".repeat(1 + random.below(2_000)),
    `${text.slice(0, at)}"""${text.slice(at)}`,
  ]);
}
