import {
  type DocumentNode,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
} from "graphql";

/**
 * Marks a query that only the process that leads can answer, because it reads what that process holds in memory or in its
 * folder. A mutation is always for that process.
 */
export const LEADER_ONLY = { isLeaderOnly: true } as const;

/** Whether the process that leads has to run an operation. */
export function isForLeader(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): boolean {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation === "mutation") return true;
  if (operation?.operation !== "query") return false;
  const fields = schema.getQueryType()?.getFields() ?? {};
  const marked = (name: string) => fields[name]?.extensions["isLeaderOnly"] === true;
  return listRootFields(document, operation.selectionSet).some(marked);
}

/** Fragments do not contain themselves: the document is valid. */
function listRootFields(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return listRootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION &&
        definition.name.value === selection.name.value,
    );
    return fragment !== undefined &&
      "selectionSet" in fragment &&
      fragment.selectionSet !== undefined
      ? listRootFields(document, fragment.selectionSet)
      : [];
  });
}
