import { OperationError, errorCode, errorDetails } from "../graphql/error.ts";
import { errors, shell } from "../language/words/shell.ts";
import { sentWords } from "./sent-message.ts";

/** Describes an error to a person: what the tracker says, by its code, or that the server cannot be reached. */
export function errorWords(error: unknown): string {
  if (!(error instanceof OperationError)) return shell("wentWrong");
  const [first] = error.errors;
  if (first === undefined) return shell("unreachable");
  const { message } = first;
  const details = sentWords(errorDetails(error));
  if (details !== null) return details;
  const code = errorCode(error);
  return (code === null ? null : errors.byCode(code, { message })) ?? message;
}
