import { For, type JSX, Show, createSignal } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { accountText } from "../../language/words/account.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import { createTokens } from "./create-tokens.ts";
import type { NewToken } from "./document.ts";
import { NewTokenForm } from "./new-token-form.tsx";
import { NewTokenNotice } from "./new-token-notice.tsx";
import { TokenRow } from "./token-row.tsx";

interface TokenSectionProps {
  readonly role: Role;
  /** Where tools send their calls. */
  readonly apiUrl: string;
}

/** The tokens of the person's tools: create one, show it once, revoke it. */
export function TokenSection(props: TokenSectionProps): JSX.Element {
  const live = createTokens();
  const [isAdding, setIsAdding] = createSignal(false);
  const [created, setCreated] = createSignal<NewToken | null>(null);
  let add: HTMLButtonElement | undefined;

  const onCreated = (token: NewToken) => {
    setCreated(token);
    setIsAdding(false);
    live.accept(token.apiToken);
  };
  const close = () => {
    setIsAdding(false);
    setCreated(null);
    add?.focus();
  };
  return (
    <section class="card box setting" aria-labelledby="tokens-title">
      <h2>
        <b id="tokens-title">{accountText("apiTokens")}</b>
      </h2>
      <p class="quiet">
        {accountText("apiTokensHint")}{" "}
        <a class="link" href={props.apiUrl} rel="external">
          {accountText("tryApi")}
        </a>
      </p>
      <Show when={created()} keyed>
        {(token) => <NewTokenNotice created={token} apiUrl={props.apiUrl} onDone={close} />}
      </Show>
      <Show when={live.tokens() === null && live.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void live.reload()} />}
      </Show>
      <ul class="account-rows">
        <For each={live.tokens()}>
          {(token) => (
            <TokenRow
              token={token}
              role={props.role}
              onRevoke={async () => {
                await live.revoke(token.id);
                // A revoked token is of no use to anybody.
                if (created()?.apiToken.id === token.id) setCreated(null);
                add?.focus();
              }}
            />
          )}
        </For>
      </ul>
      <Show
        when={isAdding()}
        fallback={
          <button
            class="btn"
            type="button"
            ref={(element) => (add = element)}
            onClick={() => {
              setCreated(null);
              setIsAdding(true);
            }}
          >
            {accountText("createToken")}
          </button>
        }
      >
        <NewTokenForm role={props.role} onCreated={onCreated} onCancel={close} />
      </Show>
    </section>
  );
}
