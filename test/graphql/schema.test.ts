import { readFile } from "node:fs/promises";
import {
  isEnumType,
  isInputObjectType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLNamedType,
} from "graphql";
import { expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { fieldsOf, listTypes } from "../support/schema-type.ts";

const schema = createSchema();
const types = listTypes(schema);

it("is what schema.graphql says", async () => {
  const known = await readFile(new URL("../../schema.graphql", import.meta.url), "utf8");
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(known);
});

it("describes every type, field, argument and enum value", () => {
  const undescribed = types.flatMap((type) => listParts(type).filter(({ of }) => isBlank(of)));
  expect(undescribed.map(({ name }) => name)).toEqual([]);
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

/** The type and everything in it, by a name that says where it is. */
function listParts(
  type: GraphQLNamedType,
): readonly { name: string; of: string | null | undefined }[] {
  const parts = isEnumType(type)
    ? type
        .getValues()
        .map(({ name, description }) => ({ name: `${type.name}.${name}`, of: description }))
    : isInputObjectType(type)
      ? Object.values(type.getFields()).map(({ name, description }) => ({
          name: `${type.name}.${name}`,
          of: description,
        }))
      : fieldsOf(type).flatMap(({ name, description, args }) => [
          { name: `${type.name}.${name}`, of: description },
          ...args.map((arg) => ({
            name: `${type.name}.${name}(${arg.name})`,
            of: arg.description,
          })),
        ]);
  return [{ name: type.name, of: type.description }, ...parts];
}

function isBlank(text: string | null | undefined): boolean {
  return text == null || text.trim() === "";
}
