import { type JSX, onMount } from "solid-js";
import { actionWords } from "../../../language/words/action.ts";

interface ConfirmBoxProps {
  readonly label: string;
  readonly yes: string;
  /** On the button that cancels. */
  readonly no?: string;
  readonly isBusy?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** What will happen. */
  readonly children: JSX.Element;
}

/** Asks for confirmation. The focus goes to the first field, or to the button that cancels. */
export function ConfirmBox(props: ConfirmBoxProps): JSX.Element {
  let no: HTMLButtonElement | undefined;
  let form: HTMLFormElement | undefined;
  onMount(() => (form?.querySelector("input") ?? no)?.focus());
  return (
    <div role="group" aria-label={`${props.label}?`}>
      <form
        class="confirm-box"
        ref={(element) => (form = element)}
        onSubmit={(event) => {
          event.preventDefault();
          props.onYes();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // In a dialog the key would close all of it.
          event.preventDefault();
          event.stopPropagation();
          props.onNo();
        }}
      >
        {props.children}
        <div class="actions">
          <button class="btn small" type="submit" aria-busy={props.isBusy === true}>
            {props.isBusy === true ? actionWords("sending") : props.yes}
          </button>
          <button
            class="btn small"
            type="button"
            ref={(element) => (no = element)}
            onClick={() => props.onNo()}
          >
            {props.no ?? actionWords("keep")}
          </button>
        </div>
      </form>
    </div>
  );
}
