import { type JSX, Show, createSignal, onCleanup } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 2000;

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** A field with the text beside the button, which is selected if the browser copies nothing. */
  readonly field?: () => HTMLInputElement | undefined;
}

/** Copies a text and shows the outcome. A browser that copies nothing gets the text selected, to copy it by hand. */
export function CopyButton(props: CopyButtonProps): JSX.Element {
  const [outcome, setOutcome] = createSignal<"copied" | "failed" | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async (button: HTMLElement) => {
    clearTimeout(timer);
    const isCopied = await copyText(props.text, button);
    setOutcome(isCopied ? "copied" : "failed");
    if (isCopied) timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    else select(props.field?.());
  };
  const words = () => {
    if (outcome() === "copied") return shell("copied");
    return outcome() === "failed" ? shell("selected") : props.label;
  };
  return (
    <>
      <button class="btn small" type="button" onClick={(event) => void copy(event.currentTarget)}>
        <Icon name={outcome() === "copied" ? "approved" : "copy"} />
        <span aria-live="polite">{words()}</span>
      </button>
      <Show when={outcome() === "failed" && props.field === undefined}>
        <input
          class="link-text"
          readonly
          value={props.text}
          aria-label={props.label}
          ref={(field) => queueMicrotask(() => select(field))}
        />
      </Show>
    </>
  );
}

function select(field: HTMLInputElement | undefined): void {
  field?.focus();
  field?.select();
}

async function copyText(text: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers have no clipboard without HTTPS, which is how most home networks open the tracker.
    return copySelection(text, button);
  }
}

/** The old way: copies what is selected. In the same dialog as the button, outside of which nothing can be selected. */
function copySelection(text: string, button: HTMLElement): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  button.after(field);
  field.select();
  try {
    // Deprecated without a successor for plain HTTP.
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    button.focus();
  }
}
