import { type Exchange, type OperationResult, getOperationName } from "@urql/core";
import { fromPromise, fromValue, mergeMap, pipe } from "wonka";
import { LASTING_OPERATIONS, type LastAnswers } from "./last-answers.ts";

const kept = new Set(LASTING_OPERATIONS);

/** Keeps the answers of the server, and gives the last one in place of an error while the server cannot be reached. */
export function lastAnswerExchange(answers: LastAnswers): Exchange {
  const settle = async (result: OperationResult): Promise<OperationResult> => {
    const { operation, error } = result;
    const name = getOperationName(operation.query) ?? "";
    if (error === undefined) {
      answers.keep(name, operation.variables, result.data);
      return result;
    }
    if (error.networkError === undefined) return result;
    const data = await answers.show(name, operation.variables);
    if (data === null) return result;
    const { error: _error, ...rest } = result;
    return { ...rest, data };
  };
  return ({ forward }) =>
    (operations) =>
      pipe(
        forward(operations),
        mergeMap((result) => {
          const { kind, query } = result.operation;
          const isKept = kind === "query" && kept.has(getOperationName(query) ?? "");
          return isKept ? fromPromise(settle(result)) : fromValue(result);
        }),
      );
}
