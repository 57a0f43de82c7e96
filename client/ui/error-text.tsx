import { type JSX, Show } from "solid-js";
import { shell } from "../language/words/shell.ts";

interface ErrorTextProps {
  /** Renders nothing if empty. */
  readonly words: string | null | undefined;
  /** Adds a link to try again. */
  readonly onRetry?: () => void;
}

/** Shows beside a control why its action failed. */
export function ErrorText(props: ErrorTextProps): JSX.Element {
  return (
    <Show when={props.words}>
      {(words) => (
        <p class="error" role="alert">
          {words()}
          <Show when={props.onRetry}>
            {(onRetry) => (
              <>
                {" "}
                <button class="link" type="button" onClick={() => onRetry()()}>
                  {shell("tryAgain")}
                </button>
              </>
            )}
          </Show>
        </p>
      )}
    </Show>
  );
}
