import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type DocumentNode,
  Kind,
  type OperationTypeNode,
  print,
  stripIgnoredCharacters,
} from "graphql";
import type { Plugin } from "vite";

/** The module that makes documents from what the build knows of them. */
const COMPILED_MODULE = "graphql/compiled-document.ts";
/** Read by `server/http/document/trusted-documents.ts`. */
const MANIFEST = "documents.json";

/** The module that reads documents which are not compiled. */
const UNCOMPILED_MODULE = "graphql/uncompiled-operation.ts";
const NO_UNCOMPILED = `export function readUncompiled() { throw new Error("Documents are compiled by the build"); }`;
const DOCUMENT_PREFIX = "compiled-document:";

/**
 * Writes all operations of the client into a file for the server, and compiles the modules of documents: their operations
 * are known by the hash, which is sent instead, and nothing is parsed in the browser. Works because documents are in
 * modules of their own, named `…document.ts`.
 */
export function trustedDocuments(root: string): Plugin {
  let operations: readonly Operation[] = [];
  return {
    name: "trusted-documents",
    apply: "build",
    enforce: "pre",
    async buildStart() {
      operations = await loadOperations(root);
    },
    resolveId: (id) => (id.startsWith(DOCUMENT_PREFIX) ? id : null),
    load(id) {
      if (id === join(root, UNCOMPILED_MODULE)) return { code: NO_UNCOMPILED };
      if (!id.startsWith(DOCUMENT_PREFIX)) return null;
      const name = id.slice(DOCUMENT_PREFIX.length);
      const operation = operations.find((known) => known.name === name);
      if (operation === undefined) throw new Error(`There is no document named ${name}`);
      return { code: compileDocument(root, operation), moduleSideEffects: false };
    },
    transform(_code, id) {
      const own = operations.filter(({ file }) => file === id);
      if (own.length === 0) return null;
      return { code: compileModule(own), map: null, moduleSideEffects: false };
    },
    generateBundle() {
      const texts = Object.fromEntries(operations.map(({ hash, text }) => [hash, text]));
      this.emitFile({ type: "asset", fileName: MANIFEST, source: JSON.stringify(texts) });
    },
  };
}

/**
 * A module of documents: each is in a module of its own, so that a page loads only those that it sends. Without fragments,
 * which are part of the operations that use them.
 */
function compileModule(operations: readonly Operation[]): string {
  return operations
    .map(({ exportName, name }) => {
      const module = JSON.stringify(DOCUMENT_PREFIX + name);
      return `export { document as ${exportName} } from ${module};`;
    })
    .join("\n");
}

const COMPILED_EXPORT = /^export \{ document as (\w+) \} from "(.+)";$/;

/** Returns the documents of a compiled module, and the module of each; null for any other module. */
export function readCompiledModule(
  code: string,
): readonly { readonly exportName: string; readonly id: string }[] | null {
  const documents = code
    .trim()
    .split("\n")
    .map((line) => {
      const [, exportName, id] = COMPILED_EXPORT.exec(line) ?? [];
      return exportName === undefined || id === undefined ? null : { exportName, id };
    });
  return documents.every((document) => document !== null) ? documents : null;
}

function compileDocument(root: string, { kind, name, hash, text }: Operation): string {
  const module = JSON.stringify(join(root, COMPILED_MODULE));
  const values = [kind, name, hash, text].map((value) => JSON.stringify(value)).join();
  return `import { compiledDocument } from ${module};
export const document = /* @__PURE__ */ compiledDocument(${values});`;
}

export interface Operation {
  /** The module that exports the document. */
  readonly file: string;
  readonly exportName: string;
  readonly kind: OperationTypeNode;
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
    Object.entries(module).flatMap(([exportName, value]) =>
      isDocument(value) ? toOperations(value, { file: files[index] ?? "", exportName }) : [],
    ),
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
function toOperations(
  document: DocumentNode,
  place: Pick<Operation, "file" | "exportName">,
): readonly Operation[] {
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation?.name === undefined) return [];
  const text = stripIgnoredCharacters(print(document));
  return [
    {
      ...place,
      kind: operation.operation,
      name: operation.name.value,
      text,
      hash: createHash("sha256").update(text).digest("hex"),
    },
  ];
}
