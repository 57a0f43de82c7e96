import { For, type JSX, Show } from "solid-js";
import { capitalise } from "../../language/capitalise.ts";
import { StatusLabel } from "../../ui/status-label.tsx";
import { sentText } from "../../wording/sent-message.ts";
import type { Deletion, DeletionStep } from "./document.ts";
import { removalWords } from "./removal-words.ts";
import { stepPresentation } from "./status-words.ts";

/** One line per step: the service, what it deletes, and the status. */
export function StepList(props: { readonly deletion: Deletion }): JSX.Element {
  return (
    <ol class="deletion-steps">
      <For each={props.deletion.steps}>
        {(step) => {
          const presentation = () => stepPresentation(props.deletion, step);
          return (
            <li data-status={step.status}>
              <span class="deletion-step">
                <b>{step.serviceName}</b>
                <span>{removalWords(step.kind, step.items, Number(step.size))}</span>
              </span>
              <StatusLabel presentation={presentation()} />
              <Show when={noteFor(props.deletion, step)}>
                {(words) => <small>{words()}</small>}
              </Show>
            </li>
          );
        }}
      </For>
    </ol>
  );
}

/** The step's message, which is redundant once the step is verified or the deletion is cancelled. */
function noteFor({ status }: Deletion, step: DeletionStep): string {
  if (step.status === "VERIFIED" || status === "CANCELLED") return "";
  return capitalise(sentText(step));
}
