import {
  type FieldNode,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { LRUCache } from "lru-cache";
import type { Role } from "../../domain/role.ts";
import { findDocumentExcess, findRepetition } from "../../graphql/document-limit.ts";
import { createError, createRefusal } from "../../graphql/error.ts";
import { checkSource, maxTokens } from "../../graphql/limit.ts";
import {
  readDocumentHash,
  refuseDocumentHash,
  type DocumentParams,
} from "../../graphql/persisted-query.ts";
import { findPrivateField, listPublicFields } from "../../graphql/public-field.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** Reads documents: those of the client are trusted and kept; those of whoever is signed in are cached; no others. */
export interface Documents {
  /** Returns the document of a request, by its text or by the hash of a trusted document. Null without one; throws for one that is too long. */
  find(params: DocumentParams, role: Role | null): string | null;
  /** Throws a GraphQLError for a text that is not a document. */
  parse(source: string, role: Role | null): DocumentNode;
  validate(document: DocumentNode, role: Role | null): readonly GraphQLError[];
  /** Number of documents in memory, without those of the client. */
  readonly cached: number;
}

/** A parsed document, with the errors of its validation, takes about this many bytes for each character of its text. */
const BYTES_PER_CHARACTER = 64;
const MAX_CACHED_BYTES = 32 * 2 ** 20;
const MAX_PUBLIC_ERRORS = 5;

export function createDocuments(schema: GraphQLSchema, trusted: TrustedDocuments): Documents {
  const publicFields = listPublicFields(schema);
  const trustedTexts = new Set(trusted.values());
  const parsedTrusted = new Map<string, DocumentNode>();
  const parsed = new LRUCache<string, DocumentNode>({
    maxSize: MAX_CACHED_BYTES,
    sizeCalculation: (_document, source) => BYTES_PER_CHARACTER * Math.max(1, source.length),
  });
  // Forgotten with the document.
  const validated = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  function parseTrusted(source: string): DocumentNode {
    const known = parsedTrusted.get(source);
    if (known !== undefined) return known;
    const document = parse(source);
    parsedTrusted.set(source, document);
    return document;
  }

  return {
    get cached() {
      return parsed.size;
    },
    find(params, role) {
      const hash = readDocumentHash(params);
      const text = hash === null ? params.query : trusted.get(hash);
      if (hash !== null && text === undefined) throw refuseDocumentHash();
      // Yoga refuses a request without a text.
      if (typeof text !== "string") return null;
      if (!trustedTexts.has(text)) checkSource(text, role);
      return text;
    },
    parse(source, role) {
      if (trustedTexts.has(source)) return parseTrusted(source);
      const known = role === null ? undefined : parsed.get(source);
      if (known !== undefined) return known;
      const document = withinLimits(() => parse(source, { maxTokens: maxTokens(role) }));
      if (role !== null) parsed.set(source, document);
      return document;
    },
    validate(document, role) {
      const privateField = role === null ? findPrivateField(document, publicFields) : null;
      if (privateField !== null) return [refuse(privateField)];
      // Others have larger bounds, by which a trusted document may have been found valid.
      const publicExcess = role === null ? findDocumentExcess(document, null) : null;
      if (publicExcess !== null) return [publicExcess];
      const known = validated.get(document);
      if (known !== undefined) return known;
      const options = role === null ? { maxErrors: MAX_PUBLIC_ERRORS } : {};
      const excess = findDocumentExcess(document, role) ?? findRepetition(document);
      const errors =
        excess === null
          ? withinLimits(() => validate(schema, document, specifiedRules, options))
          : [excess];
      validated.set(document, errors);
      return errors;
    },
  };
}

/**
 * Refuses a document that is nested deeper than the stack reaches, which is far deeper than one that could run, and one
 * of too many tokens, which GraphQL.js reports as an error of syntax. Which is found first depends on the stack.
 */
function withinLimits<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw createError("LIMIT", "The document is nested too deep.");
    if (error instanceof GraphQLError && error.message.endsWith("tokens. Parsing aborted."))
      throw createError("LIMIT", error.message.replace("Syntax Error: ", ""));
    throw error;
  }
}

function refuse(field: FieldNode): GraphQLError {
  const { message, extensions } = createRefusal("UNAUTHENTICATED", "SIGN_IN_FIRST");
  return new GraphQLError(message, {
    nodes: field,
    extensions: { ...extensions, http: { spec: true, status: 401 } },
  });
}
