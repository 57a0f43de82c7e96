import { type JSX, createSignal, onCleanup } from "solid-js";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 2000;

/** Copies a text and shows the outcome. */
export function CopyButton(props: { readonly text: string; readonly label: string }): JSX.Element {
  const [outcome, setOutcome] = createSignal<"copied" | "failed" | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setOutcome("copied");
    } catch {
      // Browsers block the clipboard without HTTPS.
      setOutcome("failed");
    }
    clearTimeout(timer);
    timer = setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const words = () => {
    if (outcome() === "copied") return "Copied";
    return outcome() === "failed" ? "Copying failed" : props.label;
  };
  return (
    <button class="btn small" type="button" onClick={() => void copy()}>
      <Icon name={outcome() === "copied" ? "approved" : "copy"} />
      <span aria-live="polite">{words()}</span>
    </button>
  );
}
