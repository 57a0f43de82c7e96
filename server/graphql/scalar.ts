import { Kind, valueFromASTUntyped, type ValueNode } from "graphql";
import { builder } from "./builder.ts";
import { createError } from "./error.ts";

const MAX_BIGINT = 2n ** 63n - 1n;

function parseBigInt(name: string, value: unknown): bigint {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === "string" && /^\d{1,19}$/.test(text) && BigInt(text) <= MAX_BIGINT)
    return BigInt(text);
  throw createError(
    "BAD_INPUT",
    `${name} must be a whole number from 0 to ${MAX_BIGINT}, as a decimal string.`,
  );
}

/** A string of decimal digits; each description says how large the number may be. */
const DECIMAL_STRING_URL = "https://www.w3.org/TR/xmlschema11-2/#nonNegativeInteger";

function addBigInt(name: "BigInt" | "Sequence", description: string): void {
  builder.scalarType(name, {
    description,
    specifiedByURL: DECIMAL_STRING_URL,
    serialize: (value) => String(value),
    parseValue: (value) => parseBigInt(name, value),
    parseLiteral: (node) =>
      parseBigInt(name, node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : null),
  });
}

addBigInt("BigInt", "A non-negative integer of up to 63 bits, serialized as a decimal string.");
addBigInt(
  "Sequence",
  "An ascending sequence number of up to 63 bits, serialized as a decimal string. Compare sequences as numbers, not as strings.",
);

function parseDateTime(value: unknown): Date {
  const date =
    typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : null;
  if (date !== null && !Number.isNaN(date.getTime())) return date;
  throw createError(
    "BAD_INPUT",
    "DateTime must be an ISO 8601 date and time such as 2024-05-01T18:30:00Z.",
  );
}

builder.scalarType("DateTime", {
  description: "A point in time in UTC, formatted as ISO 8601, such as `2024-05-01T18:30:00.000Z`.",
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time",
  serialize: (value) => (value instanceof Date ? value : parseDateTime(value)).toISOString(),
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType("JSON", {
  description: "Any JSON value.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc8259",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode) => valueFromASTUntyped(node),
});
