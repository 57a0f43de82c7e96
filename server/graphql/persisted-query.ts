import { GraphQLError } from "graphql";

/** The part of a GraphQL request that names its document: by its text, or by its hash (Apollo's persisted queries). */
export interface DocumentParams {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

/** Returns the hash that a request has instead of its document; null if it has a document. */
export function readDocumentHash({ query, extensions }: DocumentParams): string | null {
  if ((query ?? "") !== "" || !hasKey(extensions, "persistedQuery")) return null;
  const { persistedQuery } = extensions;
  const hash = hasKey(persistedQuery, "sha256Hash") ? persistedQuery.sha256Hash : null;
  return typeof hash === "string" ? hash : "";
}

function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === "object" && value !== null && key in value;
}

/**
 * The error for a hash that is not one of the client's documents. Apollo Client, urql and the client of the tracker
 * recognise it and send the document instead. Documents of others are not registered.
 */
export function refuseDocumentHash(): GraphQLError {
  return new GraphQLError("PersistedQueryNotSupported", {
    extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" },
  });
}
