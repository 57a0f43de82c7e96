import { type JSX, Show } from "solid-js";

/** Why something was not done, beside what was pressed; nothing while there is nothing to say. */
export function ErrorText(props: { readonly words: string | null | undefined }): JSX.Element {
  return (
    <Show when={props.words}>
      {(words) => (
        <p class="error" role="alert">
          {words()}
        </p>
      )}
    </Show>
  );
}
