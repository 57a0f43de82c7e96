import { type DocumentNode, Kind, print } from "graphql";
import type { Operation } from "./operation-type.ts";

/** Reads the operation of a document as it is written. A build has none of those, and leaves this module out. */
export function readUncompiled(document: object): Operation {
  const written = document as DocumentNode;
  const operation = written.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.name === undefined)
    throw new Error("The document has no operation with a name");
  return {
    kind: operation.operation,
    name: operation.name.value,
    text: print(written),
    hash: null,
  };
}
