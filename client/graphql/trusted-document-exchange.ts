import { type CombinedError, type Exchange, type Operation, makeOperation } from "@urql/core";
import { filter, makeSubject, map, merge, pipe } from "wonka";
import { hashOf } from "./compiled-document.ts";
import { errorCode } from "./error.ts";

/** Sends the hash of a document instead of its text. Sends the text to a server that no longer knows the hash. */
export const trustedDocumentExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    const retries = makeSubject<Operation>();
    return pipe(
      merge([pipe(operations, map(withHash)), retries.source]),
      forward,
      filter(({ error, operation }) => {
        if (!isUnknownHash(error)) return true;
        retries.next(withoutHash(operation));
        return false;
      }),
    );
  };

/** Whether the server refused a hash, because the page is older than the server. */
function isUnknownHash(error: CombinedError | undefined): boolean {
  return error !== undefined && errorCode(error) === "PERSISTED_QUERY_NOT_SUPPORTED";
}

/** urql leaves the text of a document out if the request has this extension. */
function withHash(operation: Operation): Operation {
  const hash = hashOf(operation.query);
  if (operation.kind === "teardown" || hash === undefined) return operation;
  const extensions = { persistedQuery: { version: 1 as const, sha256Hash: hash } };
  return makeOperation(operation.kind, { ...operation, extensions }, operation.context);
}

function withoutHash({ extensions: _extensions, ...operation }: Operation): Operation {
  return makeOperation(operation.kind, operation, operation.context);
}
