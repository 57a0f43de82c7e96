import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DocumentNode, Kind, print } from "graphql";
import type { Plugin } from "vite";

/** The module in which the documents of the client enter their hashes. */
const HASHES_MODULE = "graphql/document-hashes.ts";
/** Read by `server/http/document/trusted-documents.ts`. */
const MANIFEST = "documents.json";

/**
 * Writes all operations of the client into a file for the server, and the hash of each beside its document, which is then
 * sent instead. Works because documents are in modules of their own, named `…document.ts`.
 */
export function trustedDocuments(root: string): Plugin {
  let operations: readonly Operation[] = [];
  return {
    name: "trusted-documents",
    apply: "build",
    async buildStart() {
      operations = await loadOperations(root);
    },
    transform(code, id) {
      const own = operations.filter(({ file }) => file === id);
      if (own.length === 0) return null;
      const hashes = Object.fromEntries(own.map(({ name, hash }) => [name, hash]));
      const module = JSON.stringify(join(root, HASHES_MODULE));
      return {
        code: `import { addHashes } from ${module};\naddHashes(${JSON.stringify(hashes)});\n${code}`,
        map: null,
      };
    },
    generateBundle() {
      const texts = Object.fromEntries(operations.map(({ hash, text }) => [hash, text]));
      this.emitFile({ type: "asset", fileName: MANIFEST, source: JSON.stringify(texts) });
    },
  };
}

export interface Operation {
  /** The module that exports the document. */
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

/** Reads the operations of all document modules. Their names are unique. */
export async function loadOperations(root: string): Promise<readonly Operation[]> {
  const files = globSync("**/*document.ts", { cwd: root })
    .toSorted()
    .map((name) => join(root, name));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(pathToFileURL(file).href)),
  );
  const operations = modules.flatMap((module, index) =>
    Object.values(module)
      .filter(isDocument)
      .flatMap((document) => toOperations(document, files[index] ?? "")),
  );
  const names = operations.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`Two operations of the client are named ${repeated}`);
  return operations;
}

function isDocument(value: unknown): value is DocumentNode {
  return (
    typeof value === "object" && value !== null && "kind" in value && value.kind === Kind.DOCUMENT
  );
}

/** None for a fragment, which is part of the documents that use it. */
function toOperations(document: DocumentNode, file: string): readonly Operation[] {
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation?.name === undefined) return [];
  const text = print(document);
  return [
    {
      file,
      name: operation.name.value,
      text,
      hash: createHash("sha256").update(text).digest("hex"),
    },
  ];
}
