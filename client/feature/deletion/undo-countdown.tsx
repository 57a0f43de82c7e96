import { type JSX, onMount } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { createCountdown } from "./create-countdown.ts";
import type { Deletion } from "./document.ts";

interface UndoCountdownProps {
  readonly deletion: Deletion;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
  /** It was asked for here just now: the way back is where the focus goes. */
  readonly takesFocus?: boolean;
}

/** How long it can still be called off, and the button that does. */
export function UndoCountdown(props: UndoCountdownProps): JSX.Element {
  const left = createCountdown(() => props.deletion);
  const whole = () =>
    (Date.parse(props.deletion.startsAt) - Date.parse(props.deletion.createdAt)) / 1000;
  let button: HTMLButtonElement | undefined;
  onMount(() => {
    if (props.takesFocus === true) button?.focus();
  });
  return (
    <div class="undo">
      <button
        class="btn primary"
        type="button"
        ref={(element) => (button = element)}
        aria-busy={props.isBusy}
        onClick={() => props.onUndo()}
      >
        <Icon name="undo" />
        Undo
      </button>
      <span role="timer">
        {left() < 0.5 ? "Goes any moment" : `Goes in ${Math.ceil(left())} s`}
      </span>
      <i
        class="undo-time"
        aria-hidden="true"
        style={{ "--p": `${whole() > 0 ? (left() / whole()) * 100 : 0}%` }}
      />
    </div>
  );
}
