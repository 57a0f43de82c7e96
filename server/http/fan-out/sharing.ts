import {
  getArgumentValues,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidatedSubscriptionArgs,
} from "graphql";
import { toSharedAccess, type Access } from "../../account/access.ts";

/** What the results of a shared execution may depend on. */
export interface Shared {
  readonly access: Access;
  readonly viewerHost: string | null;
}

/** Describes which subscriptions can share an execution: those with the same key. */
export interface Sharing {
  readonly key: string;
  readonly shared: Shared;
  /** Whether a subscriber can continue at a sequence. */
  readonly isResumable: boolean;
  /** The sequence after which this subscriber continues. Null to receive only new events. */
  readonly after: bigint | null;
}

const AFTER = "after";

/** Returns null if the subscription cannot be shared, because its field is within a fragment. */
export function findSharing(
  args: ValidatedSubscriptionArgs,
  { access, viewerHost }: Shared,
): Sharing | null {
  const node = args.operation.selectionSet.selections[0];
  if (node?.kind !== Kind.FIELD || args.operation.selectionSet.selections.length !== 1) return null;
  const field = args.schema.getSubscriptionType()?.getFields()[node.name.value];
  if (field === undefined) return null;

  const isResumable = field.extensions["isResumable"] === true;
  const { text, variables, isPersonal } = describe(args, isResumable ? node : null);
  const given = getArgumentValues(field, node, args.variableValues);
  const isForPerson = isPersonal || isPersonalCall(field, given);
  const shared = { access: toSharedAccess(access, isForPerson), viewerHost };
  const values = variables.map((name) => [name, args.rawVariableValues?.[name]]);
  const after = isResumable ? given[AFTER] : null;
  return {
    key: JSON.stringify([shared, args.operation.name?.value ?? null, text, values]),
    shared,
    isResumable,
    after: typeof after === "bigint" ? after : null,
  };
}

interface Description {
  readonly text: string;
  /** The variables that the text uses. */
  readonly variables: readonly string[];
  /** Whether it contains a field whose value depends on the person. */
  readonly isPersonal: boolean;
}

/** Parsed documents are cached, so each text is described only once. */
const descriptions = new WeakMap<OperationDefinitionNode, Description>();

/** Prints the document without the `after` argument, which differs between subscribers. */
function describe(
  { schema, document, operation }: ValidatedSubscriptionArgs,
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
  const description = {
    text: print(stripped),
    variables: [...variables].toSorted(),
    isPersonal: hasPersonalField(schema, document),
  };
  descriptions.set(operation, description);
  return description;
}

/** A subscription whose events depend on the person has, as `isPersonal`, a function of its arguments. */
function isPersonalCall({ extensions }: GraphQLField<unknown, unknown>, given: object): boolean {
  const { isPersonal } = extensions;
  return typeof isPersonal === "function" && isPersonal(given) === true;
}

/** Fields whose values depend on the person have the extension `isPersonal`. */
function hasPersonalField(schema: GraphQLSchema, document: DocumentNode): boolean {
  const typeInfo = new TypeInfo(schema);
  let isPersonal = false;
  const check = () => {
    isPersonal ||= typeInfo.getFieldDef()?.extensions["isPersonal"] === true;
  };
  visit(document, visitWithTypeInfo(typeInfo, { Field: check }));
  return isPersonal;
}

function withoutArgument(node: FieldNode, argument: string): FieldNode {
  return {
    ...node,
    arguments: node.arguments?.filter(({ name }) => name.value !== argument) ?? [],
  };
}
