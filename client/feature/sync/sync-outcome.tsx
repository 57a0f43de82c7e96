import { For, type JSX, Show, createSignal } from "solid-js";
import { syncText } from "../../language/words/sync.ts";
import { Icon } from "../../ui/icon.tsx";

interface SyncOutcomeProps {
  readonly words: string;
  readonly isGood: boolean;
  /** Warnings and errors of the sync. */
  readonly messages: readonly string[];
  readonly onDismiss: () => void;
}

/** The outcome of a full sync in one line, which expands to its messages. */
export function SyncOutcome(props: SyncOutcomeProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <section
      class="sync-outcome"
      classList={{ "has-failed": !props.isGood }}
      aria-label={syncText("result")}
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
                {syncText("messages", { count: props.messages.length })}
              </button>
            </Show>
          </p>
          <button
            class="btn small icon-only"
            type="button"
            aria-label={syncText("dismiss")}
            onClick={() => props.onDismiss()}
          >
            <Icon name="failed" />
          </button>
        </div>
        <Show when={isOpen()}>
          <ul class="wrap" tabindex={0} aria-label={syncText("messagesLabel")}>
            <For each={props.messages}>{(message) => <li>{message}</li>}</For>
          </ul>
        </Show>
      </div>
    </section>
  );
}
