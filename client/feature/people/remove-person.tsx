import { type JSX, Show, createSignal } from "solid-js";
import { peopleText } from "../../language/words/people.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";

interface RemovePersonProps {
  readonly name: string;
  readonly onRemove: () => Promise<void>;
}

/** Removes a person after a confirmation that says what goes and what stays. */
export function RemovePerson(props: RemovePersonProps): JSX.Element {
  const [isAsking, setIsAsking] = createSignal(false);
  const task = createTask();
  let button: HTMLButtonElement | undefined;
  const keep = () => {
    setIsAsking(false);
    button?.focus();
  };
  return (
    <Show
      when={isAsking()}
      fallback={
        <div class="row person-access">
          <p class="quiet">{peopleText("removeHint")}</p>
          <button
            class="btn small"
            type="button"
            ref={(element) => (button = element)}
            onClick={() => setIsAsking(true)}
          >
            {peopleText("removeButton")}
          </button>
        </div>
      }
    >
      <div
        class="confirm"
        role="group"
        aria-label={peopleText("removeQuestion", { name: props.name })}
      >
        <p>
          <b>{peopleText("removeQuestion", { name: props.name })}</b>{" "}
          {peopleText("removeConsequence")}
        </p>
        <div class="actions">
          <button
            class="btn small danger"
            type="button"
            ref={(element) => queueMicrotask(() => element.focus())}
            aria-busy={task.isBusy()}
            onClick={() => void task.run(() => props.onRemove())}
          >
            {peopleText("remove")}
          </button>
          <button class="btn small" type="button" onClick={keep}>
            {peopleText("keep")}
          </button>
        </div>
        <ErrorText words={task.error()} />
      </div>
    </Show>
  );
}
