import {
  Kind,
  type ExecutionArgs,
  type GraphQLError,
  type TypeNode,
  type VariableDefinitionNode,
} from "graphql";
import { createError } from "./error.ts";

/** More than the episodes of any show. Lists within the document are bounded by its length. */
const MAX_LIST = 2_000;

/** The scalar for the body of a webhook, which has a limit of its own. */
const JSON_SCALAR = "JSON";

/** Returns the error for a variable with a list that is too long, at any depth; null if there is none. */
export function findLongList({ document, variableValues }: ExecutionArgs): GraphQLError | null {
  const values = variableValues ?? {};
  const defined = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  const isLong = defined.some((definition) => hasLongList(values, definition));
  return isLong ? createError("LIMIT", `A list in the input exceeds ${MAX_LIST} items.`) : null;
}

function hasLongList(
  values: Readonly<Record<string, unknown>>,
  { variable, type }: VariableDefinitionNode,
): boolean {
  return nameOf(type) !== JSON_SCALAR && isLongWithin(values[variable.name.value]);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** Bodies are parsed JSON of at most 256 KB, so their depth is bounded as well. */
function isLongWithin(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null || depth > 16) return false;
  if (Array.isArray(value) && value.length > MAX_LIST) return true;
  return Object.values(value).some((inner) => isLongWithin(inner, depth + 1));
}
