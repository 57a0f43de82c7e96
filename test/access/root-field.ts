import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import type { AnyResult } from "../support/answer.ts";
import { requestId, requesterName, SUBJECTS, type Subject } from "./subject.ts";

export type Operation = "query" | "mutation" | "subscription";

export interface RootField {
  readonly operation: Operation;
  readonly field: GraphQLField<unknown, unknown>;
}

export function listRootFields(schema: GraphQLSchema): readonly RootField[] {
  const roots = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ operation, field })),
  );
}

/** What is asked of a field that shows which requests its answer is about. */
export const SELECTIONS: Readonly<Record<string, string>> = {
  requests: "{ nodes { id } }",
  calendar: "{ nodes { request { id } } }",
  transitions: "{ request { id } }",
  downloadProgress: "{ requests { id } }",
  requestChanged: "{ id }",
  sharedRequest: "{ id }",
  sharedRequestChanged: "{ id }",
  deletions: "{ nodes { request { id } } }",
  deletionChanged: "{ request { id } }",
  stats: "{ requests }",
  requestFilterValues: "{ requesters }",
};

/** In which the house's episodes air. */
const CALENDAR_RANGE = { from: "2026-04-25T00:00:00Z", to: "2026-05-25T00:00:00Z" };

/** Returns a call of the field with every required argument, about one of the requests. */
export function toCall(
  { operation, field }: RootField,
  { subject, shareToken }: { readonly subject: Subject; readonly shareToken: string | null },
): string {
  const isLog = operation === "subscription" && field.name === "transitions";
  const given: Record<string, string> = {
    ...(isAboutRequest(field) && { [requestArgument(field)]: requestId(subject) }),
    ...(field.name.startsWith("sharedRequest") && { token: shareToken ?? "none" }),
    ...(isLog && { after: "0" }),
    ...(field.name === "calendar" && CALENDAR_RANGE),
  };
  const args = field.args.flatMap(({ name, type, defaultValue }) => {
    const value = given[name];
    if (value !== undefined) return [`${name}: ${JSON.stringify(value)}`];
    return isNonNullType(type) && defaultValue === undefined ? [`${name}: ${valueOf(type)}`] : [];
  });
  const hasFields = isCompositeType(getNamedType(field.type));
  const selection = SELECTIONS[field.name] ?? (hasFields ? "{ __typename }" : "");
  return `${operation} { ${field.name}${args.length === 0 ? "" : `(${args.join(", ")})`} ${selection} }`;
}

/** Whether the field takes the ID of a request without which it does nothing. */
export function isAboutRequest(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(
    ({ name, type }) => name === requestArgument(field) && isNonNullType(type),
  );
}

function requestArgument({ args, type }: GraphQLField<unknown, unknown>): string {
  const names = new Set(args.map(({ name }) => name));
  if (names.has("requestId")) return "requestId";
  const { name } = getNamedType(type);
  if (name === "Node") return names.has("ids") ? "ids" : "id";
  return name === "MediaRequest" ? "id" : "requestId";
}

/** As little as the type lets be said. */
export function valueOf(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? "";
  if (!isInputObjectType(named)) return named.name === "Boolean" ? "true" : '"1"';
  const required = Object.values(named.getFields()).filter(({ type: of }) => isNonNullType(of));
  return `{ ${required.map(({ name, type: of }) => `${name}: ${valueOf(of)}`).join(", ")} }`;
}

/** What a caller gets of a field: nothing, or an answer that is about some of the requests. */
export type Reach = "refused" | readonly Subject[];

export interface FieldAnswer {
  readonly data?: AnyResult;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Record<string, unknown>;
  }[];
}

const REFUSALS = [
  /^Sign in first, or send a token\.$/,
  /^Your role does not permit this\.$/,
  /^A token with the scope \w+ does not permit this\.$/,
];

export function isRefusal({ errors = [] }: FieldAnswer): boolean {
  return errors.some(({ message }) => REFUSALS.some((refusal) => refusal.test(message)));
}

/** Whether the answer says that there is no such request. */
export function isHidden({ data, errors = [] }: FieldAnswer, name: string): boolean {
  const isNotFound = errors.some(({ extensions }) => extensions["code"] === "NOT_FOUND");
  // A list has an item for each ID that was asked for.
  return isNotFound || (errors.length === 0 && [data?.[name]].flat()[0] === null);
}

/** The requests that an answer contains. */
export function subjectsIn(answer: FieldAnswer): readonly Subject[] {
  const count = answer.data?.stats?.requests;
  if (typeof count === "number") return SUBJECTS.slice(-count);
  const text = JSON.stringify(answer);
  return SUBJECTS.filter(
    (subject) => text.includes(requestId(subject)) || text.includes(requesterName(subject)),
  );
}
