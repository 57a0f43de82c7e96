import { type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { Refusal } from "../../../ui/refusal.tsx";
import { ActLine } from "./action-line.tsx";
import { SureBox } from "./confirm-box.tsx";
import type { Acting } from "./create-actions.ts";
import type { Act, Action } from "./document.ts";

interface ActRowProps {
  readonly action: Action;
  readonly acting: Acting;
  readonly act: Act | null;
}

/** One button; what throws something away is asked for once more, in its place. */
export function ActRow(props: ActRowProps): JSX.Element {
  const id = createUniqueId();
  const [isAsking, setIsAsking] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const isBusy = () => props.acting.running() === props.action.kind;
  const settle = () => {
    setIsAsking(false);
    button?.focus();
  };
  const perform = () => void props.acting.perform(props.action.kind);
  return (
    <li>
      <Show
        when={isAsking()}
        fallback={
          <div class="act">
            <button
              class="btn mini"
              type="button"
              ref={(element) => (button = element)}
              aria-describedby={id}
              aria-busy={isBusy()}
              onClick={() => (props.action.isDestructive ? setIsAsking(true) : perform())}
            >
              {isBusy() ? "Sending…" : props.action.label}
            </button>
            <small id={id}>{props.action.description}</small>
          </div>
        }
      >
        <SureBox
          label={props.action.label}
          yes="Yes, do it"
          onYes={() => {
            settle();
            perform();
          }}
          onNo={settle}
        >
          <p>
            <b>{props.action.label}?</b> {props.action.description}
          </p>
        </SureBox>
      </Show>
      <Refusal words={props.acting.refusalOf(props.action.kind)} />
      <div role="status">
        <Show when={props.act}>{(act) => <ActLine act={act()} />}</Show>
      </div>
    </li>
  );
}
