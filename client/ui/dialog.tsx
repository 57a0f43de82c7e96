import { type JSX, Show, onCleanup, onMount } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { Icon } from "./icon.tsx";

interface DialogProps {
  readonly title: string;
  /** What the title belongs to, above it. */
  readonly context?: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** A modal dialog. The browser traps the focus, closes the dialog on Escape and restores the focus. */
export function Dialog(props: DialogProps): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  const opener = document.activeElement;
  onMount(() => dialog?.showModal());
  // The browser restores nothing if the dialog is taken away while it is open, as after what it was for is done.
  onCleanup(() => {
    if (dialog?.contains(document.activeElement) !== true || !(opener instanceof HTMLElement))
      return;
    queueMicrotask(() => {
      if (document.activeElement === document.body && opener.isConnected) opener.focus();
    });
  });
  return (
    <dialog
      class="dialog"
      ref={(element) => (dialog = element)}
      aria-label={props.context === undefined ? props.title : `${props.context}, ${props.title}`}
      onClose={() => props.onClose()}
      onClick={(event) => {
        // The content fills the dialog, so a click on the dialog itself is on its backdrop.
        if (event.target === dialog) dialog?.close();
      }}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <div class="dialog-title">
            <Show when={props.context}>{(context) => <small>{context()}</small>}</Show>
            <h2>{props.title}</h2>
          </div>
          <button
            class="btn small icon-only"
            type="button"
            aria-label={shell("close")}
            onClick={() => dialog?.close()}
          >
            <Icon name="failed" />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
