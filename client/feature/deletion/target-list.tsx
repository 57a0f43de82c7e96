import { For, type JSX, Show } from "solid-js";
import { plural } from "../../wording/sentence.ts";
import type { Question } from "./create-question.ts";
import type { Target } from "./document.ts";
import { PreviewLines } from "./preview-lines.tsx";
import { tollOf, tollWords } from "./preview-words.ts";

/** Several titles: their sum, then each with its own, service by service one press away. */
export function TargetList(props: { readonly question: Question }): JSX.Element {
  const issues = () =>
    props.question.targets().filter((target) => props.question.finding(target)?.error !== undefined)
      .length;
  return (
    <>
      <Show when={!props.question.isLoading()}>
        <p class="sum">
          <b>{plural(props.question.previews().length, "title")}</b>
          <Show when={tollWords(tollOf(props.question.previews()))}>
            {(words) => <>, {words()}</>}
          </Show>
        </p>
      </Show>
      <ul class="targets">
        <For each={props.question.targets()}>
          {(target) => <TargetRow target={target} question={props.question} />}
        </For>
      </ul>
      <Show when={issues() > 0}>
        <p class="fault" role="alert">
          {plural(issues(), "title")} could not be looked up and {issues() === 1 ? "stays" : "stay"}{" "}
          as {issues() === 1 ? "it is" : "they are"}.{" "}
          <button class="link" type="button" onClick={() => props.question.reload()}>
            Try again
          </button>
        </p>
      </Show>
    </>
  );
}

function TargetRow(props: { readonly target: Target; readonly question: Question }): JSX.Element {
  const finding = () => props.question.finding(props.target);
  const name = () => (
    <>
      <b>{props.target.title}</b> <small>{props.target.edition}</small>
    </>
  );
  return (
    <li>
      <Show
        when={finding()?.preview}
        fallback={
          <p>
            {name()}
            <Show when={finding()?.error}>{(words) => <small class="fault">{words()}</small>}</Show>
          </p>
        }
      >
        {(preview) => (
          <details>
            <summary>
              {name()}
              <small class="much">{tollWords(tollOf([preview()])) || "no files"}</small>
            </summary>
            <PreviewLines preview={preview()} />
          </details>
        )}
      </Show>
    </li>
  );
}
