import {
  getArgumentValues,
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type ValidatedSubscriptionArgs,
} from "graphql";
import type { Role } from "../../domain/role.ts";

/** What two subscriptions have in common when one execution serves both. */
export interface Sharing {
  readonly key: string;
  /** The stream has places that one can take up from. */
  readonly isResumable: boolean;
  /** Where this one wants to take up; null: from now on. */
  readonly after: bigint | null;
}

const AFTER = "after";

/** Null when the document is written in a way that hides its field, e.g. behind a fragment: then it is not shared. */
export function findSharing(args: ValidatedSubscriptionArgs, role: Role): Sharing | null {
  const node = args.operation.selectionSet.selections[0];
  if (node?.kind !== Kind.FIELD || args.operation.selectionSet.selections.length !== 1) return null;
  const field = args.schema.getSubscriptionType()?.getFields()[node.name.value];
  if (field === undefined) return null;

  const isResumable = field.extensions["isResumable"] === true;
  const { text, variables } = describe(args.document, args.operation, isResumable ? node : null);
  const values = variables.map((name) => [name, args.rawVariableValues?.[name]]);
  const after = isResumable ? getArgumentValues(field, node, args.variableValues)[AFTER] : null;
  return {
    key: JSON.stringify([role, args.operation.name?.value ?? null, text, values]),
    isResumable,
    after: typeof after === "bigint" ? after : null,
  };
}

interface Description {
  readonly text: string;
  /** Variables that it still uses. */
  readonly variables: readonly string[];
}

/** Yoga parses the same text to the same document once, so this is worked out once for each text. */
const descriptions = new WeakMap<OperationDefinitionNode, Description>();

/** The document without the place it takes up from, which is each subscriber's own. */
function describe(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  resumed: FieldNode | null,
): Description {
  const known = descriptions.get(operation);
  if (known !== undefined) return known;
  const variables = new Set<string>();
  const withoutAfter = visit(document, {
    Field: (node) => (node === resumed ? withoutArgument(node, AFTER) : undefined),
  });
  visit(withoutAfter, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
  });
  const stripped = visit(withoutAfter, {
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? undefined : null),
  });
  const description = { text: print(stripped), variables: [...variables].toSorted() };
  descriptions.set(operation, description);
  return description;
}

function withoutArgument(node: FieldNode, argument: string): FieldNode {
  return {
    ...node,
    arguments: node.arguments?.filter(({ name }) => name.value !== argument) ?? [],
  };
}
