import type { GraphQLRequest } from "@urql/core";

type Document = GraphQLRequest["query"];

/**
 * Called by what the build makes of modules of documents, see `client/build/trusted-documents.ts`. Contains as much as urql
 * reads; the text is for a server that does not know the hash.
 * @public
 */
export function compiledDocument(
  operation: string,
  name: string,
  hash: string,
  text: string,
): Document {
  return {
    kind: "Document",
    definitions: [{ kind: "OperationDefinition", operation, name: { kind: "Name", value: name } }],
    loc: { source: { body: text } },
    documentId: hash,
  } as unknown as Document;
}

/** Returns the hash of a compiled document. Without a build there are none, and documents are sent in full. */
export function hashOf(document: Document): string | undefined {
  return "documentId" in document ? document.documentId : undefined;
}
