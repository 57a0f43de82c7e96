import {
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type SelectionSetNode,
} from "graphql";
import type { Role } from "../domain/role.ts";
import { createError } from "./error.ts";

/**
 * Maximum number of root fields of an operation. Each reads by itself, and what one operation reads keeps others waiting.
 * The client selects at most a handful.
 */
const MAX_ROOT_FIELDS = 50;
/** For clients that are not authenticated. */
const MAX_PUBLIC_ROOT_FIELDS = 5;

/** Rules of the validation compare each with each other one. The client's largest document has some twenty. */
const MAX_FRAGMENTS = 100;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Returns why a document would cost too much, before it is validated; null if it would not. */
export function findDocumentExcess(document: DocumentNode, role: Role | null): GraphQLError | null {
  const max = role === null ? MAX_PUBLIC_ROOT_FIELDS : MAX_ROOT_FIELDS;
  const fragments: Fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  if (fragments.size > MAX_FRAGMENTS)
    return createError("LIMIT", `A document can have at most ${MAX_FRAGMENTS} fragments.`);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const fields = listFields(definition.selectionSet, fragments);
    const keys = new Set(fields.map(keyOf));
    if (keys.size > max)
      return createError("LIMIT", `An operation can select at most ${max} root fields.`);
    const introspected = fields.filter(({ name }) => /^__(?:schema|type)$/.test(name.value));
    if (hasAlias(introspected, fragments))
      return createError("LIMIT", "Fields of the introspection cannot have aliases.");
  }
  return null;
}

/** Pairs of fields of one name, all of which validation may compare: one name can occur some 400 times. */
const MAX_PAIRS = 100_000;

/** Returns why a document would take long to validate; null if it would not. */
export function findRepetition(document: DocumentNode): GraphQLError | null {
  const counts = new Map<string, number>();
  visit(document, {
    Field: (field) => {
      const key = keyOf(field);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  });
  const pairs = counts.values().reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return pairs > MAX_PAIRS
    ? createError("LIMIT", "The document repeats its fields too often. Ask for each once.")
    : null;
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** Returns the fields that a selection contains directly and in fragments. */
function listFields(selected: SelectionSetNode, fragments: Fragments): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<SelectionSetNode>();
  const collect = (set: SelectionSetNode | undefined): void => {
    if (set === undefined || seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments.get(selection.name.value)?.selectionSet);
    }
  };
  collect(selected);
  return fields;
}

/**
 * Whether a field of the introspection, at any depth, has an alias. Under many names the whole schema would be answered
 * many times, and complexity does not count it.
 */
function hasAlias(introspected: readonly FieldNode[], fragments: Fragments): boolean {
  const seen = new Set<SelectionSetNode>();
  const isAliased = (field: FieldNode): boolean => {
    if (field.alias !== undefined && field.alias.value !== field.name.value) return true;
    const { selectionSet } = field;
    if (selectionSet === undefined || seen.has(selectionSet)) return false;
    seen.add(selectionSet);
    return listFields(selectionSet, fragments).some(isAliased);
  };
  return introspected.some(isAliased);
}
