import type { Operation } from "./operation-type.ts";
import { readUncompiled } from "./uncompiled-operation.ts";

/** Returns what is sent of a document. */
export function readOperation(document: object): Operation {
  return isCompiled(document) ? document : readUncompiled(document);
}

function isCompiled(document: object): document is Operation {
  return "hash" in document;
}
