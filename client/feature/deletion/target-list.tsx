import { For, type JSX, Show } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { phrase } from "../../language/words/phrase.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import type { DeleteConfirmation } from "./create-delete-confirmation.ts";
import type { Target } from "./document.ts";
import { PreviewLines } from "./preview-lines.tsx";
import { sumPreviews, totalWords } from "./preview-words.ts";

/** Several titles: the total, then each title, which expands to its preview. */
export function TargetList(props: { readonly confirmation: DeleteConfirmation }): JSX.Element {
  const failedCount = () =>
    props.confirmation
      .targets()
      .filter((target) => props.confirmation.previewResult(target)?.error !== undefined).length;
  return (
    <>
      <Show when={!props.confirmation.isLoading()}>
        <p class="preview-total">
          <b>{phrase("titleCount", { count: props.confirmation.previews().length })}</b>
          <Show when={totalWords(sumPreviews(props.confirmation.previews()))}>
            {(words) => <>, {words()}</>}
          </Show>
        </p>
      </Show>
      <ul class="targets">
        <For each={props.confirmation.targets()}>
          {(target) => <TargetRow target={target} confirmation={props.confirmation} />}
        </For>
      </ul>
      <Show when={failedCount() > 0}>
        <ErrorText
          words={deletionText("notChecked", { count: failedCount() })}
          onRetry={props.confirmation.reload}
        />
      </Show>
    </>
  );
}

function TargetRow(props: {
  readonly target: Target;
  readonly confirmation: DeleteConfirmation;
}): JSX.Element {
  const previewResult = () => props.confirmation.previewResult(props.target);
  const name = () => (
    <>
      <b>{props.target.title}</b> <small>{props.target.edition}</small>
    </>
  );
  return (
    <li>
      <Show
        when={previewResult()?.preview}
        fallback={
          <p>
            {name()}
            <Show when={previewResult()?.error}>
              {(words) => <small class="error">{words()}</small>}
            </Show>
          </p>
        }
      >
        {(preview) => (
          <details>
            <summary>
              {name()}
              <small class="target-size">
                {totalWords(sumPreviews([preview()])) || deletionText("noFiles")}
              </small>
            </summary>
            <PreviewLines preview={preview()} />
          </details>
        )}
      </Show>
    </li>
  );
}
