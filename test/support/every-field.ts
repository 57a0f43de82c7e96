import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));

/** How many of a list are asked for; fewer inside of others, as the API allows only so much at once. */
const PAGE = 50;
const INNER_PAGE = 3;

/**
 * Selects every field that is left when those named in `without` are taken away, `depth` objects deep, so that a field
 * that is added later is included as well. Fields that need an argument are given it by the caller.
 */
export function selectEverything(
  typeName: string,
  depth: number,
  without: ReadonlySet<string>,
): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object of the schema`);
  return select(type, depth, without);
}

function select(type: GraphQLObjectType, depth: number, without: ReadonlySet<string>): string {
  const fields = Object.values(type.getFields()).filter(
    ({ name, args }) => !without.has(name) && !args.some(isRequiredArgument),
  );
  const parts = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [field.name];
    if (depth === 0 || !isObjectType(inner)) return [];
    const selection = select(inner, depth - 1, without);
    return selection === "{ }" ? [] : [`${field.name}${pageOf(field, INNER_PAGE)} ${selection}`];
  });
  return `{ ${parts.join(" ")} }`.replace("{  }", "{ }");
}

function pageOf({ args }: GraphQLField<unknown, unknown>, size: number): string {
  const page = args.find(({ name }) => name === "first" || name === "last");
  return page === undefined ? "" : `(${page.name}: ${size})`;
}

/** A document for each root field that needs no argument. */
export function everyQuery(depth: number, without: ReadonlySet<string>): readonly string[] {
  const query = schema.getQueryType();
  const fields = Object.values(query?.getFields() ?? {}).filter(
    ({ args }) => !args.some(isRequiredArgument),
  );
  return fields.map((field) => {
    const type = getNamedType(field.type);
    const selection = isObjectType(type) ? select(type, depth, without) : "";
    return `{ ${field.name}${pageOf(field, PAGE)} ${selection} }`;
  });
}
