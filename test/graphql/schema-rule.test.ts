import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { fieldsOf, listTypes } from "../support/schema-type.ts";

// The rules for schemas of graphql-eslint, which does not run with graphql 17 (docs/decisions/0019-grow-the-api-without-breaking-it.md).

const schema = createSchema();
const types = listTypes(schema);
const objects = types.filter(isObjectType);
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

const isRoot = (type: GraphQLNamedType) => roots.some((root) => root === type);
const connections = objects.filter(({ name }) => name.endsWith("Connection"));
const edges = objects.filter(({ name }) => name.endsWith("Edge"));

const PASCAL = /^(?:[A-Z][a-z0-9]*)+$|^JSON$/;
const CAMEL = /^[a-z][A-Za-z0-9]*$/;
const UPPER = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

describe("naming-convention", () => {
  it("holds for types, fields, arguments and values of enums", () => {
    const wrong = types.flatMap((type) => [
      ...(PASCAL.test(type.name) ? [] : [type.name]),
      ...fieldsOf(type).flatMap(({ name, args }) =>
        [name, ...args.map((arg) => arg.name)].filter((one) => !CAMEL.test(one)),
      ),
      ...(isInputObjectType(type) ? Object.keys(type.getFields()) : []).filter(
        (name) => !CAMEL.test(name),
      ),
      ...(isEnumType(type) ? type.getValues().map(({ name }) => name) : []).filter(
        (name) => !UPPER.test(name),
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  it("keeps words that say nothing out of names", () => {
    const rootFields = roots.flatMap((root) => fieldsOf(root).map(({ name }) => name));
    expect(
      rootFields.filter((name) =>
        /^(?:get|query|mutation|subscription)|(?:Query|Mutation|Subscription)$/.test(name),
      ),
    ).toEqual([]);
    const words = /^(?:Type|Enum|Interface|Union)|(?:Enum|Interface|Union)$/;
    const wrong = types.filter(
      (type) => words.test(type.name) || (isObjectType(type) && type.name.endsWith("Type")),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
    for (const type of types.filter(isInputObjectType))
      expect(type.name).toMatch(/(?:Input|Filter)$/);
  });

  it("no-typename-prefix: no field repeats the name of its type", () => {
    const wrong = types.flatMap((type) =>
      fieldsOf(type)
        .filter(({ name }) => name.toLowerCase().startsWith(type.name.toLowerCase()))
        .map(({ name }) => `${type.name}.${name}`),
    );
    // The ID in the download client, next to the tracker's own `id`.
    expect(wrong).toEqual(["Download.downloadId"]);
  });
});

it("no-unreachable-types: every type is reached from a root", () => {
  const open: GraphQLNamedType[] = roots.filter((root) => root != null);
  const reached = new Set<GraphQLNamedType>(open);
  const reach = (type: GraphQLNamedType) => {
    if (reached.has(type)) return;
    reached.add(type);
    open.push(type);
  };
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach(reach);
    for (const { type: of, args } of fieldsOf(type))
      [of, ...args.map((arg) => arg.type)].forEach((one) => reach(getNamedType(one)));
    if (isInputObjectType(type))
      for (const { type: of } of Object.values(type.getFields())) reach(getNamedType(of));
  }
  expect(types.filter((type) => !reached.has(type)).map(({ name }) => name)).toEqual([]);
});

it("require-deprecation-reason: what is deprecated says what to use instead", () => {
  const reasons = types.flatMap((type) => [
    ...fieldsOf(type).flatMap(({ deprecationReason, args }) => [
      deprecationReason,
      ...args.map((arg) => arg.deprecationReason),
    ]),
    ...(isEnumType(type) ? type.getValues() : []).map((value) => value.deprecationReason),
    ...(isInputObjectType(type) ? Object.values(type.getFields()) : []).map(
      (field) => field.deprecationReason,
    ),
  ]);
  for (const reason of reasons.filter((one) => one != null)) expect(reason).toMatch(/^Use /);
});

describe("relay", () => {
  it("connections have edges and page information, and only they have the name", () => {
    expect(connections.length).toBeGreaterThan(8);
    for (const { name, ...type } of connections.map((one) => ({
      name: one.name,
      ...one.getFields(),
    }))) {
      const { edges: list, pageInfo } = type as Record<string, GraphQLField<unknown, unknown>>;
      expect(String(pageInfo?.type), name).toBe("PageInfo!");
      expect(isListType(list && getNullableType(list.type)), name).toBe(true);
      expect(String(list && getNamedType(list.type)), name).toMatch(/Edge$/);
    }
  });

  it("edges have a node, which is no list, and a cursor", () => {
    expect(edges.length).toBe(connections.length);
    for (const edge of edges) {
      const { node, cursor } = edge.getFields();
      expect(String(cursor?.type), edge.name).toBe("String!");
      expect(isListType(node && getNullableType(node.type)), edge.name).toBe(false);
    }
  });

  it("fields that return a connection page forwards and backwards", () => {
    const fields = objects.flatMap((type) => fieldsOf(type));
    const paged = fields.filter(({ type }) => getNamedType(type).name.endsWith("Connection"));
    for (const { name, args } of paged) {
      const given = Object.fromEntries(args.map((arg) => [arg.name, String(arg.type)]));
      expect(given, name).toMatchObject({
        first: "Int",
        last: "Int",
        after: "String",
        before: "String",
      });
    }
  });
});

it("strict-id-in-types: what has an ID has it as a non-null ID", () => {
  const wrong = objects
    .filter((type) => !isRoot(type))
    .filter((type) => "id" in type.getFields() && String(type.getFields()["id"]?.type) !== "ID!");
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
