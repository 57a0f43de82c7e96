/**
 * The hashes of the client's documents by the name of their operation. `client/build/trusted-documents.ts` fills them in
 * when it builds the client; without a build, the client sends its documents in full.
 */
export const DOCUMENT_HASHES: Readonly<Record<string, string>> = {};
