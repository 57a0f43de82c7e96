import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  print,
  printType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from "graphql";

const ROOTS = ["Query", "Mutation", "Subscription"];
const STANDARD = ["Boolean", "Float", "ID", "Int", "String"];

/** The page on which a type is described. */
function pageOf(type: GraphQLNamedType): string | null {
  if (type.name.startsWith("__") || STANDARD.includes(type.name)) return null;
  if (isEnumType(type)) return "enums.md";
  if (isInputObjectType(type)) return "inputs.md";
  if (isScalarType(type)) return "scalars.md";
  return "types.md";
}

function linkType(type: GraphQLType): string {
  const named = getNamedType(type);
  const page = pageOf(named);
  const text = `\`${String(type)}\``;
  return page === null ? text : `[${text}](${page}#${named.name.toLowerCase()})`;
}

/** Puts a text into a cell of a table. */
function toCell(text: string | null | undefined): string {
  return (text ?? "").replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.map(toCell).join(" | ")} |`);
  return [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...lines].join("\n");
}

interface Described {
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

function describe({ description, deprecationReason }: Described): string {
  const words = description ?? "";
  return deprecationReason == null ? words : `**Deprecated:** ${deprecationReason} ${words}`;
}

/** `first: Int = 50`, as the schema has it. */
function printArgument({ name, type, default: given }: GraphQLArgument): string {
  const value = given === undefined ? "" : ` = ${printDefault(given)}`;
  return `\`${name}: ${String(type)}${value}\``;
}

function printDefault(given: NonNullable<GraphQLArgument["default"]>): string {
  return given.literal === undefined ? String(given.value) : print(given.literal);
}

function describeField(field: GraphQLField<unknown, unknown>): string {
  const args = field.args.map((arg) => `${printArgument(arg)} ${describe(arg)}`);
  return [describe(field), ...args].join("<br>");
}

function fieldTable(fields: readonly GraphQLField<unknown, unknown>[]): string {
  const rows = fields.map((field) => [
    `\`${field.name}\``,
    linkType(field.type),
    describeField(field),
  ]);
  return table(["field", "type", "description"], rows);
}

function rootPage(type: GraphQLNamedType | null | undefined, title: string): string {
  if (!isObjectType(type)) return "";
  const sections = sortByName(Object.values(type.getFields())).map((field) => {
    const args = field.args.map((arg) => [printArgument(arg), describe(arg)]);
    return [
      `## ${field.name}`,
      describe(field),
      `Returns ${linkType(field.type)}.`,
      ...(args.length === 0 ? [] : [table(["argument", "description"], args)]),
    ].join("\n\n");
  });
  return [`# ${title}`, MADE, ...sections].join("\n\n");
}

const MADE = "Generated from the schema by `npm run schema`.";

function sortByName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function typeSection(type: GraphQLNamedType): string {
  const head = [`## ${type.name}`, describe(type)];
  if (isEnumType(type)) {
    const rows = sortByName(type.getValues()).map((value) => [
      `\`${value.name}\``,
      describe(value),
    ]);
    return [...head, table(["value", "description"], rows)].join("\n\n");
  }
  if (isInputObjectType(type)) {
    const rows = sortByName(Object.values(type.getFields())).map((field) => [
      `\`${field.name}\``,
      linkType(field.type),
      describe(field),
    ]);
    return [...head, table(["field", "type", "description"], rows)].join("\n\n");
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    const interfaces = type.getInterfaces().map((one) => linkType(one));
    const fields = fieldTable(sortByName(Object.values(type.getFields())));
    return [
      ...head,
      ...(interfaces.length === 0 ? [] : [`Implements ${interfaces.join(", ")}.`]),
      fields,
    ].join("\n\n");
  }
  return [...head, `\`\`\`graphql\n${printType(type).replace(/^"""[^]*?"""\n/, "")}\n\`\`\``].join(
    "\n\n",
  );
}

const PAGES: Readonly<Record<string, string>> = {
  "types.md": "Types",
  "inputs.md": "Inputs",
  "enums.md": "Enums",
  "scalars.md": "Scalars",
};

/** Returns the pages of the reference by their file names. */
export function printMarkdown(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const types = sortByName(Object.values(schema.getTypeMap())).filter(
    ({ name }) => !ROOTS.includes(name),
  );
  const pages = new Map([
    ["queries.md", rootPage(schema.getQueryType(), "Queries")],
    ["mutations.md", rootPage(schema.getMutationType(), "Mutations")],
    ["subscriptions.md", rootPage(schema.getSubscriptionType(), "Subscriptions")],
  ]);
  for (const [page, title] of Object.entries(PAGES)) {
    const sections = types.filter((type) => pageOf(type) === page).map(typeSection);
    pages.set(page, [`# ${title}`, MADE, ...sections].join("\n\n"));
  }
  return new Map([...pages].map(([name, text]) => [name, `${text}\n`]));
}
