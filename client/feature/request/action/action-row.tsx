import { type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { actionWords } from "../../../language/words/action.ts";
import { ErrorText } from "../../../ui/error-text.tsx";
import { actionText } from "../../../wording/action-messages.ts";
import { ActionLine } from "./action-line.tsx";
import { ConfirmBox } from "./confirm-box.tsx";
import type { ActionRunner } from "./create-actions.ts";
import type { ActionRecord, Action } from "./document.ts";

interface ActionRowProps {
  readonly action: Action;
  readonly runner: ActionRunner;
  readonly record: ActionRecord | null;
  /** The action was sent, and its effect is awaited: it is not offered. */
  readonly isUnderWay: boolean;
  /** Opens the dialog in which the person chooses first; null: the button starts the action. */
  readonly onChoose?: (() => void) | null;
}

/** One button; a destructive action asks for confirmation in its place. */
export function ActionRow(props: ActionRowProps): JSX.Element {
  const id = createUniqueId();
  const [isAsking, setIsAsking] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const text = () => actionText(props.action);
  const isBusy = () => props.runner.running() === props.action.kind;
  const settle = () => {
    setIsAsking(false);
    button?.focus();
  };
  const perform = () => void props.runner.perform(props.action.kind);
  return (
    <li>
      <Show
        when={isAsking() && !props.isUnderWay}
        fallback={
          <Show when={!props.isUnderWay}>
            <div class="action">
              <button
                class="btn small"
                type="button"
                ref={(element) => (button = element)}
                aria-describedby={id}
                aria-busy={isBusy()}
                onClick={() => {
                  if (props.onChoose != null) props.onChoose();
                  else if (props.action.isDestructive) setIsAsking(true);
                  else perform();
                }}
              >
                {isBusy() ? actionWords("sending") : text().label}
              </button>
              <small id={id}>{text().description}</small>
            </div>
          </Show>
        }
      >
        <ConfirmBox
          label={text().label}
          yes={actionWords("yes")}
          onYes={() => {
            settle();
            perform();
          }}
          onNo={settle}
        >
          <p>
            <b>{text().label}?</b> {text().description}
          </p>
        </ConfirmBox>
      </Show>
      <ErrorText words={props.runner.refusalOf(props.action.kind)} />
      <div role="status">
        <Show when={props.record}>{(record) => <ActionLine record={record()} />}</Show>
      </div>
    </li>
  );
}
