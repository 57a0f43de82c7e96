import { For, type JSX, Show, createSignal } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { plural } from "../../wording/sentence.ts";

interface SyncOutcomeProps {
  readonly words: string;
  readonly isGood: boolean;
  /** What it could not do. */
  readonly messages: readonly string[];
  readonly onDismiss: () => void;
}

/** What came of a look at everything, in a line; what it could not do one press away. */
export function SyncOutcome(props: SyncOutcomeProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <section
      class="sync-outcome"
      classList={{ "has-failed": !props.isGood }}
      aria-label="What the look at everything has found"
    >
      <div>
        <div class="wrap">
          <Icon name={props.isGood ? "approved" : "problem"} />
          <p>
            <span>{props.words}</span>
            <Show when={props.messages.length > 0}>
              {" · "}
              <button
                class="link"
                type="button"
                aria-expanded={isOpen()}
                onClick={() => setIsOpen((open) => !open)}
              >
                {plural(props.messages.length, "message")}
              </button>
            </Show>
          </p>
          <button
            class="btn small icon-only"
            type="button"
            aria-label="Put the report away"
            onClick={() => props.onDismiss()}
          >
            <Icon name="failed" />
          </button>
        </div>
        <Show when={isOpen()}>
          <ul class="wrap">
            <For each={props.messages}>{(message) => <li>{message}</li>}</For>
          </ul>
        </Show>
      </div>
    </section>
  );
}
