import { type JSX, createEffect } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { Icon } from "../../ui/icon.tsx";
import { createCountdown } from "./create-countdown.ts";
import type { Deletion } from "./document.ts";

interface UndoCountdownProps {
  readonly deletion: Deletion;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
  /** Moves the focus to the button: the deletion was just started here. */
  readonly takesFocus?: boolean;
}

/** The undo button with the time left until the deletion starts. */
export function UndoCountdown(props: UndoCountdownProps): JSX.Element {
  const left = createCountdown(() => props.deletion);
  const duration = () =>
    (Date.parse(props.deletion.startsAt) - Date.parse(props.deletion.createdAt)) / 1000;
  let button: HTMLButtonElement | undefined;
  // The deletion may be shown before the answer says that it was started here.
  createEffect(() => {
    // Nothing outside the dialog that started it can take the focus until that is gone.
    if (props.takesFocus === true) queueMicrotask(() => button?.focus());
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
        {deletionText("undo")}
      </button>
      <span role="timer">
        {left() < 0.5
          ? deletionText("starting")
          : deletionText("startsIn", { seconds: Math.ceil(left()) })}
      </span>
      <i
        class="undo-time"
        aria-hidden="true"
        style={{ "--p": `${duration() > 0 ? (left() / duration()) * 100 : 0}%` }}
      />
    </div>
  );
}
