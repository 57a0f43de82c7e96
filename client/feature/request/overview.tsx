import { type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { requestText } from "../../language/words/request.ts";

/** Longer ones do not fit into the lines that are shown on a phone. */
const MAX_CLOSED = 180;

/** What the title is about; a long text is cut until it is asked for. */
export function Overview(props: { readonly text: string }): JSX.Element {
  const id = createUniqueId();
  const [isOpen, setIsOpen] = createSignal(false);
  const isLong = () => props.text.length > MAX_CLOSED;
  return (
    <div class="overview">
      <p id={id} classList={{ "is-cut": isLong() && !isOpen() }}>
        {props.text}
      </p>
      <Show when={isLong()}>
        <button
          class="link"
          type="button"
          aria-expanded={isOpen()}
          aria-controls={id}
          onClick={() => setIsOpen((open) => !open)}
        >
          {isOpen() ? requestText("showLess") : requestText("showAll")}
        </button>
      </Show>
    </div>
  );
}
