import type { JSX } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { errorWords } from "../wording/error-words.ts";

/** Takes the place of content that could not be loaded, with a button to retry. */
export function ErrorBox(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  return (
    <div class="card box error-box" role="alert">
      <p>{errorWords(props.error)}</p>
      <button class="btn small" type="button" onClick={() => props.onRetry()}>
        {shell("tryAgain")}
      </button>
    </div>
  );
}
