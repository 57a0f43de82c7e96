import { readFile } from "node:fs/promises";
import {
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";

const schema = createSchema();

it("is what schema.graphql says", async () => {
  const known = await readFile(new URL("../../schema.graphql", import.meta.url), "utf8");
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(known);
});

it("describes every type, field and argument", () => {
  const undescribed = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith("__") || isStandardScalar(type.name)) return [];
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    return [
      ...(isBlank(type.description) ? [type.name] : []),
      ...fields
        .filter(({ description }) => isBlank(description))
        .map(({ name }) => `${type.name}.${name}`),
      ...fields.flatMap(({ name, args }) =>
        args
          .filter((arg) => isBlank(arg.description) && !PAGING.has(arg.name))
          .map((arg) => `${type.name}.${name}(${arg.name})`),
      ),
    ];
  });
  expect(undescribed).toEqual([]);
});

it("names the specification of each custom scalar", () => {
  const scalars = Object.values(schema.getTypeMap())
    .filter(isScalarType)
    .filter((type) => !isSpecifiedScalarType(type));
  expect(scalars.map(({ name }) => name).toSorted()).toEqual([
    "BigInt",
    "DateTime",
    "JSON",
    "Sequence",
  ]);
  for (const { name, specifiedByURL } of scalars)
    expect(URL.parse(specifiedByURL ?? "")?.protocol, name).toBe("https:");
});

/** Relay's own, which everybody knows. */
const PAGING = new Set(["first", "last", "before", "after"]);

function isStandardScalar(name: string): boolean {
  return ["Boolean", "Float", "ID", "Int", "String"].includes(name);
}

function isBlank(text: string | null | undefined): boolean {
  return text == null || text.trim() === "";
}
