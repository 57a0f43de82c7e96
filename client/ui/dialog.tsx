import { type JSX, onMount } from "solid-js";
import { Icon } from "./icon.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** A modal dialog. The browser traps the focus, closes the dialog on Escape and restores the focus. */
export function Dialog(props: DialogProps): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  return (
    <dialog
      class="dialog"
      ref={(element) => (dialog = element)}
      aria-label={props.title}
      onClose={() => props.onClose()}
      onClick={(event) => {
        // The content fills the dialog, so a click on the dialog itself is on its backdrop.
        if (event.target === dialog) dialog?.close();
      }}
    >
      <div class="dialog-body">
        <header>
          <h2>{props.title}</h2>
          <button
            class="btn small icon-only"
            type="button"
            aria-label="Close"
            onClick={() => dialog?.close()}
          >
            <Icon name="failed" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
