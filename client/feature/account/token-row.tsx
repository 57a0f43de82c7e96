import { type JSX, Show } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { accountText } from "../../language/words/account.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { useNow } from "../../ui/now.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
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
          <span class="tag is-over">{accountText("expired")}</span>
        </Show>
        <br />
        <small>
          <Show when={props.token.lastUsedAt} fallback={accountText("neverUsed")}>
            {(at) => (
              <Phrase
                of={accountText.template("lastUsed")}
                parts={{ time: <Moment at={at()} /> }}
              />
            )}
          </Show>
          {" · "}
          <Show when={props.token.expiresAt} fallback={accountText("noExpiry")}>
            {(at) => (
              <Phrase
                of={accountText.template(isExpired() ? "expiredOn" : "expires")}
                parts={{ day: <Moment at={at()} words={onDayWords} /> }}
              />
            )}
          </Show>
        </small>
        <ErrorText words={task.error()} />
      </div>
      <RevokeButton
        what={props.token.name}
        yes={accountText("revokeToken")}
        isBusy={task.isBusy()}
        onRevoke={() => void task.run(() => props.onRevoke())}
      />
    </li>
  );
}
