import { type JSX, createSignal, onCleanup } from "solid-js";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 2000;

/** Copies a text and shows the outcome. */
export function CopyButton(props: { readonly text: string; readonly label: string }): JSX.Element {
  const [outcome, setOutcome] = createSignal<"copied" | "failed" | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async (button: HTMLElement) => {
    setOutcome((await copyText(props.text, button)) ? "copied" : "failed");
    clearTimeout(timer);
    timer = setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const words = () => {
    if (outcome() === "copied") return "Copied";
    return outcome() === "failed" ? "Copying failed" : props.label;
  };
  return (
    <button class="btn small" type="button" onClick={(event) => void copy(event.currentTarget)}>
      <Icon name={outcome() === "copied" ? "approved" : "copy"} />
      <span aria-live="polite">{words()}</span>
    </button>
  );
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
  } finally {
    field.remove();
    button.focus();
  }
}
