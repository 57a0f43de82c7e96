import type { JSX } from "solid-js";
import { errorWords } from "../graphql/error.ts";

/** A block that could not be read, with a way to try again. */
export function ErrorBox(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  return (
    <div class="card box error-box" role="alert">
      <p>{errorWords(props.error)}</p>
      <button class="btn small" type="button" onClick={() => props.onRetry()}>
        Try again
      </button>
    </div>
  );
}
