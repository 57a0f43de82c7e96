import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** The documents of the client, by the SHA-256 of their text. Its bundle sends only the hash. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** The name of the file that `client/vite.config.ts` writes next to the client's page. */
const FILE = "documents.json";

const Manifest = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

/** Reads the documents of the built client. None if it is not built; then clients send their documents in full. */
export async function loadTrustedDocuments(dir: string | undefined): Promise<TrustedDocuments> {
  const text = dir === undefined ? null : await readFile(join(dir, FILE), "utf8").catch(() => null);
  return new Map(Object.entries(text === null ? {} : Manifest.parse(JSON.parse(text))));
}
