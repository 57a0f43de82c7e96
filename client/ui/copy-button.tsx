import { type JSX, createSignal, onCleanup } from "solid-js";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 2000;

/** Copies a text and says whether it could. */
export function CopyButton(props: { readonly text: string; readonly label: string }): JSX.Element {
  const [outcome, setOutcome] = createSignal<"copied" | "refused" | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setOutcome("copied");
    } catch {
      // Without HTTPS browsers refuse the clipboard; the text can be marked by hand.
      setOutcome("refused");
    }
    clearTimeout(timer);
    timer = setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const words = () => {
    if (outcome() === "copied") return "Copied";
    return outcome() === "refused" ? "Copy it by hand" : props.label;
  };
  return (
    <button class="btn small" type="button" onClick={() => void copy()}>
      <Icon name={outcome() === "copied" ? "approved" : "copy"} />
      <span aria-live="polite">{words()}</span>
    </button>
  );
}
