import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  OpenAPIBackend,
  type Document,
  type Operation,
  type ValidationResult,
} from "openapi-backend";
import { parse } from "yaml";
import { findMissing, OPENAPI_FOLDER } from "../../scripts/openapi.ts";
import type { Exchange } from "../../simulator/http/recorder.ts";

const missing = findMissing(OPENAPI_FOLDER);

/** Why what needs the documents is skipped; null where they are all there. */
export const OPENAPI_MISSING =
  missing.length === 0 ? null : `left out: run \`npm run openapi\` for ${missing.join(", ")}`;

function readDocument(file: string): unknown {
  // YAML holds JSON, but is read a hundred times as slowly.
  const text = readFileSync(join(OPENAPI_FOLDER, file), "utf8");
  return file.endsWith(".json") ? JSON.parse(text) : parse(text);
}

/** How a server departs from the letter of its document in all of its calls, each time with a reason. */
export interface DocumentHabits {
  /** Stands before every path. */
  readonly basePath?: string;
  /** ASP.NET compares the names of query parameters without case. */
  readonly ignoresCase?: boolean;
  /** Jellyfin binds lists in one parameter, parted by commas, beside repeated ones. */
  readonly splitsCommas?: boolean;
  /** The apps say 201 and 202 for what was made and changed; their documents, drawn from the code, know 200 alone. */
  readonly saysCreated?: boolean;
}

/** Says what of an exchange is not as the document has it; empty: nothing. */
export interface DocumentChecker {
  request(exchange: Exchange): string[];
  response(exchange: Exchange): string[];
}

export async function createDocumentChecker(
  file: string,
  habits: DocumentHabits = {},
): Promise<DocumentChecker> {
  const definition = toDefinition(readDocument(file));
  const api = new OpenAPIBackend({
    definition,
    // Leaves the document itself unjudged (Seerr's would not pass) and compiles what is asked for.
    quick: true,
    coerceTypes: true,
    ajvOpts: { strict: false, allErrors: true, validateFormats: false },
  });
  await api.init();
  const findOperation = (exchange: Exchange): Operation | undefined =>
    api.matchOperation({ ...toRequest(exchange, habits), query: {} });

  return {
    request(exchange) {
      const operation = findOperation(exchange);
      if (!operation) return [`no such path or method: ${nameOf(exchange)}`];
      const query = toQuery(exchange.query, operation, habits);
      const { errors } = api.validateRequest({ ...toRequest(exchange, habits), query }, operation);
      return toFailures(exchange, errors);
    },
    response(exchange) {
      const operation = findOperation(exchange);
      // What a service says of its failures is in no document.
      if (!operation || exchange.status < 200 || exchange.status > 299) return [];
      const status = documentedStatus(exchange.status, operation, habits);
      if (status === null) return [`${nameOf(exchange)} answers ${exchange.status}`];
      return toFailures(
        exchange,
        api.validateResponse(exchange.json ?? null, operation, status).errors,
      );
    },
  };
}

export function nameOf({ method, path }: Pick<Exchange, "method" | "path">): string {
  return `${method} ${path}`;
}

function documentedStatus(
  status: number,
  { responses = {} }: Operation,
  { saysCreated = false }: DocumentHabits,
): number | null {
  if (String(status) in responses) return status;
  return saysCreated && "200" in responses ? 200 : null;
}

function toRequest({ method, path, requestBody }: Exchange, { basePath = "" }: DocumentHabits) {
  return {
    method,
    path: path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path,
    headers: {},
    ...(requestBody === "" ? {} : { body: JSON.parse(requestBody) as unknown }),
  };
}

function toQuery(
  given: URLSearchParams,
  { parameters = [] }: Operation,
  { ignoresCase = false, splitsCommas = false }: DocumentHabits,
) {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(given.keys())) {
    const known = parameters.find(
      (parameter) =>
        "in" in parameter &&
        parameter.in === "query" &&
        (parameter.name === name ||
          (ignoresCase && parameter.name.toLowerCase() === name.toLowerCase())),
    );
    const schema = known && "schema" in known ? known.schema : undefined;
    const isList = schema !== undefined && "type" in schema && schema.type === "array";
    const values = given.getAll(name);
    const [first = ""] = values;
    query[known && "name" in known ? known.name : name] = isList
      ? values.flatMap((value) => (splitsCommas ? value.split(",") : [value]))
      : first;
  }
  return query;
}

function toFailures(exchange: Exchange, errors: ValidationResult["errors"]): string[] {
  return (errors ?? []).filter(isDistinctive).map(({ instancePath, message, params }) => {
    const place = instancePath.replace(/\/\d+(?=\/|$)/g, "/*");
    return `${nameOf(exchange)} ${place} ${message} ${JSON.stringify(params)}`;
  });
}

type ErrorObject = NonNullable<ValidationResult["errors"]>[number];

/** "Neither that nor null" says nothing beside what is wrong with it. */
function isDistinctive({ keyword, params }: ErrorObject): boolean {
  return keyword !== "anyOf" && JSON.stringify(params) !== '{"allowedValues":[null]}';
}

/** What the validator needs to take the documents: a name for each operation and JSON Schema's way to say null. */
function toDefinition(document: unknown): Document {
  let unnamed = 0;
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== "object" || node === null) return node;
    const copy: Record<string, unknown> = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, visit(value)]),
    );
    if ("responses" in copy && !("operationId" in copy)) {
      unnamed += 1;
      copy["operationId"] = `operation${unnamed}`;
    }
    const { nullable, ...rest } = copy;
    return nullable === true ? { anyOf: [rest, { enum: [null] }] } : copy;
  };
  // Nothing but the two things above is changed.
  return visit(document) as Document;
}
