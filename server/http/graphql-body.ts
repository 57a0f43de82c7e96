import type { IncomingMessage } from "node:http";
import { Kind, OperationTypeNode, type DocumentNode } from "graphql";
import type { Viewer } from "../account/viewer.ts";
import type { ErrorCode } from "../graphql/error.ts";
import { isPlain, type BodyReader } from "./body.ts";
import type { Documents } from "./document/documents.ts";

/** Signing in needs a few hundred bytes. */
const MAX_PUBLIC_BYTES = 16 * 2 ** 10;
const PUBLIC_TIMEOUT_MS = 10_000;
/** The largest call of the client has some ten kilobytes. */
const MAX_BYTES = 256 * 2 ** 10;
/** Fits a webhook of 5 MB within `receiveWebhook`. */
const MAX_WEBHOOK_BYTES = 6 * 2 ** 20;

/** Why a request is refused before it is parsed. */
export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  /** When to try again, if it is too early. */
  readonly waitSeconds?: number;
}

export type GraphQLBody = { readonly body: object } | { readonly refusal: Refusal };

/** Reads the JSON of a request, of which a client that is not authenticated can send the least. */
export async function readGraphQLBody(
  req: IncomingMessage,
  viewer: Viewer | null,
  { bodies, documents }: { readonly bodies: BodyReader; readonly documents: Documents },
): Promise<GraphQLBody> {
  const refusal = findMediaTypeRefusal(req);
  if (refusal !== null) return { refusal };
  const read = await bodies.read(req, limitsOf(viewer));
  switch (read.kind) {
    case "too-large":
      return { refusal: tooLarge(limitsOf(viewer).maxBytes) };
    case "too-slow":
      return refuse(408, "LIMIT", "The request did not arrive in time.");
    case "busy":
      return refuse(503, "UNAVAILABLE", "Too many requests at once. Try again in a moment.");
    case "read": {
      const body = parseObject(read.bytes);
      if (body === undefined) return refuse(400, "BAD_INPUT", "The body must be valid JSON.");
      if (body === null) return refuse(400, "BAD_INPUT", "Must provide query string.");
      const isLarge = read.bytes.length > MAX_BYTES;
      return isLarge && !isWebhook(body, viewer, documents)
        ? { refusal: tooLarge(MAX_BYTES) }
        : { body };
    }
  }
}

/** Refuses bodies that are not plain JSON. That includes every body that a page of another site can send without a CORS preflight. */
function findMediaTypeRefusal(req: IncomingMessage): Refusal | null {
  if (!/^application\/(graphql\+)?json *(;|,|$)/i.test(req.headers["content-type"] ?? "")) {
    const message = "Send JSON, with Content-Type: application/json.";
    return { status: 415, code: "BAD_INPUT", message };
  }
  const message = "Send the body without a Content-Encoding.";
  return isPlain(req) ? null : { status: 415, code: "BAD_INPUT", message };
}

/** Only an admin can submit a webhook. */
function limitsOf(viewer: Viewer | null) {
  if (viewer === null) return { maxBytes: MAX_PUBLIC_BYTES, timeoutMs: PUBLIC_TIMEOUT_MS };
  return { maxBytes: viewer.role === "ADMIN" ? MAX_WEBHOOK_BYTES : MAX_BYTES };
}

/** Returns null for JSON that is not an object or is empty, undefined for what is not JSON. */
function parseObject(bytes: Buffer): object | null | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null && Object.keys(value).length > 0
      ? value
      : null;
  } catch {
    return undefined;
  }
}

function isWebhook(body: object, viewer: Viewer | null, documents: Documents): boolean {
  if (!("query" in body) || typeof body.query !== "string") return false;
  const role = viewer?.role ?? null;
  try {
    const source = documents.find({ query: body.query }, role) ?? "";
    return hasOnlyField(documents.parse(source, role), "receiveWebhook");
  } catch {
    // Yoga would report the same issue, but the body is too large for any other document.
    return false;
  }
}

function hasOnlyField({ definitions }: DocumentNode, name: string): boolean {
  return definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION &&
        definition.operation === OperationTypeNode.MUTATION &&
        definition.selectionSet.selections.every(
          (selection) => selection.kind === Kind.FIELD && selection.name.value === name,
        )),
  );
}

function tooLarge(maxBytes: number): Refusal {
  return { status: 413, code: "LIMIT", message: `The body exceeds ${maxBytes / 2 ** 10} KB.` };
}

function refuse(status: number, code: ErrorCode, message: string): GraphQLBody {
  return { refusal: { status, code, message } };
}
