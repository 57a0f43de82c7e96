import { type JSX, Show, createSignal } from "solid-js";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";

interface RemovePersonProps {
  readonly name: string;
  readonly onRemove: () => Promise<void>;
}

/** Removes a person after a confirmation that says what goes and what stays. */
export function RemovePerson(props: RemovePersonProps): JSX.Element {
  const [isAsking, setIsAsking] = createSignal(false);
  const task = createTask();
  let button: HTMLButtonElement | undefined;
  const keep = () => {
    setIsAsking(false);
    button?.focus();
  };
  return (
    <Show
      when={isAsking()}
      fallback={
        <div class="row person-access">
          <p class="quiet">
            Removing takes away sessions, tokens, followed requests and share links.
          </p>
          <button
            class="btn small"
            type="button"
            ref={(element) => (button = element)}
            onClick={() => setIsAsking(true)}
          >
            Remove…
          </button>
        </div>
      }
    >
      <div class="confirm" role="group" aria-label={`Remove ${props.name}?`}>
        <p>
          <b>Remove {props.name}?</b> Their sessions, tokens, followed requests and share links are
          gone for good; the requests themselves stay. Whoever signs in with Jellyfin, Seerr or
          OpenID Connect again comes back as a new person: to keep somebody out, disable them
          instead.
        </p>
        <div class="actions">
          <button
            class="btn small danger"
            type="button"
            ref={(element) => queueMicrotask(() => element.focus())}
            aria-busy={task.isBusy()}
            onClick={() => void task.run(() => props.onRemove())}
          >
            Remove
          </button>
          <button class="btn small" type="button" onClick={keep}>
            Keep
          </button>
        </div>
        <ErrorText words={task.error()} />
      </div>
    </Show>
  );
}
