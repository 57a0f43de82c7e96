import { type JSX, Show, createSignal } from "solid-js";
import { shell } from "../language/words/shell.ts";

interface RevokeButtonProps {
  /** What is revoked, in words, such as the name of a token. */
  readonly what: string;
  /** On the first button, and its name for screen readers; absent: "Revoke". */
  readonly verb?: { readonly label: string; readonly name: string };
  /** On the button that revokes, such as "Revoke token". */
  readonly yes: string;
  readonly isBusy: boolean;
  readonly onRevoke: () => void;
}

/** Revokes after a second press, on another button. */
export function RevokeButton(props: RevokeButtonProps): JSX.Element {
  const [isAsking, setIsAsking] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const keep = () => {
    setIsAsking(false);
    button?.focus();
  };
  return (
    <Show
      when={isAsking()}
      fallback={
        <button
          class="btn small"
          type="button"
          ref={(element) => (button = element)}
          aria-label={props.verb?.name ?? shell("revokeOf", { what: props.what })}
          onClick={() => setIsAsking(true)}
        >
          {props.verb?.label ?? shell("revoke")}
        </button>
      }
    >
      <div
        class="actions"
        role="group"
        aria-label={props.verb?.name ?? shell("revokeQuestion", { what: props.what })}
      >
        <button
          class="btn small"
          type="button"
          aria-busy={props.isBusy}
          ref={(element) => queueMicrotask(() => element.focus())}
          onClick={() => props.onRevoke()}
        >
          {props.yes}
        </button>
        <button class="btn small" type="button" onClick={keep}>
          {shell("keepIt")}
        </button>
      </div>
    </Show>
  );
}
