import type { Document, Operation } from "./operation-type.ts";

/**
 * Called by what the build makes of modules of documents, see `client/build/trusted-documents.ts`. The text is for a server
 * that does not know the hash.
 * @public
 */
export function compiledDocument(
  kind: Operation["kind"],
  name: string,
  hash: string,
  text: string,
): Operation & Document<Record<string, unknown>, object> {
  return { kind, name, hash, text };
}
