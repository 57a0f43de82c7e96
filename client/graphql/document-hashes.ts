const hashes = new Map<string, string>();

/**
 * Called by the documents of a built client, see `client/build/trusted-documents.ts`.
 * @public
 */
export function addHashes(added: Readonly<Record<string, string>>): void {
  for (const [operation, hash] of Object.entries(added)) hashes.set(operation, hash);
}

/** Returns the hash of an operation's document; without a build there is none, and documents are sent in full. */
export function hashOf(operation: string): string | undefined {
  return hashes.get(operation);
}
