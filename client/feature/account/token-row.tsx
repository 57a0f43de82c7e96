import { type JSX, Show, createSignal } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { useNow } from "../../ui/now.tsx";
import { onDayWords } from "../../wording/time.ts";
import { scopeName } from "../../wording/token-words.ts";
import type { ApiToken } from "./document.ts";

interface TokenRowProps {
  readonly token: ApiToken;
  readonly role: Role;
  onRevoke(): Promise<void>;
}

/** A token, and the button that revokes it after a confirmation. */
export function TokenRow(props: TokenRowProps): JSX.Element {
  const now = useNow();
  const task = createTask();
  const [isAsking, setIsAsking] = createSignal(false);
  const isExpired = () => {
    const { expiresAt } = props.token;
    return expiresAt !== null && Date.parse(expiresAt) <= now().getTime();
  };
  return (
    <li>
      <div>
        <b>{props.token.name}</b>{" "}
        <span class="tag">{scopeName(props.token.scope, props.role)}</span>
        <Show when={isExpired()}>
          {" "}
          <span class="tag is-over">Expired</span>
        </Show>
        <br />
        <small>
          <Show when={props.token.lastUsedAt} fallback="Never used">
            {(at) => (
              <>
                Last used <Moment at={at()} />
              </>
            )}
          </Show>
          {" · "}
          <Show when={props.token.expiresAt} fallback="no expiry">
            {(at) => (
              <>
                {isExpired() ? "expired" : "expires"} <Moment at={at()} words={onDayWords} />
              </>
            )}
          </Show>
        </small>
        <ErrorText words={task.error()} />
      </div>
      <Show
        when={isAsking()}
        fallback={
          <button
            class="btn small"
            type="button"
            aria-label={`Revoke… ${props.token.name}`}
            onClick={() => setIsAsking(true)}
          >
            Revoke…
          </button>
        }
      >
        <div class="actions" role="group" aria-label={`Revoke ${props.token.name}?`}>
          <button
            class="btn small"
            type="button"
            disabled={task.isBusy()}
            ref={(element) => queueMicrotask(() => element.focus())}
            onClick={() => void task.run(props.onRevoke)}
          >
            Revoke token
          </button>
          <button class="btn small" type="button" onClick={() => setIsAsking(false)}>
            Keep it
          </button>
        </div>
      </Show>
    </li>
  );
}
