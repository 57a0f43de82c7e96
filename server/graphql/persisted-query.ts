import { GraphQLError } from "graphql";

/** The part of a GraphQL request that can name a persisted query. */
interface DocumentParams {
  readonly query?: string | null | undefined;
  readonly extensions?: unknown;
}

/**
 * Rejects a request that has only the hash of its document. Apollo Client and urql recognise the message and send the
 * document from then on (Apollo's protocol of automatic persisted queries).
 */
export function refusePersistedQuery({ query, extensions }: DocumentParams): void {
  const isHash =
    typeof extensions === "object" && extensions !== null && "persistedQuery" in extensions;
  if (!isHash || (query ?? "") !== "") return;
  throw new GraphQLError("PersistedQueryNotSupported", {
    extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" },
  });
}
