import { type JSX, createUniqueId, onMount } from "solid-js";
import { accountText } from "../../language/words/account.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { NewToken } from "./document.ts";

interface NewTokenNoticeProps {
  readonly created: NewToken;
  readonly apiUrl: string;
  readonly onDone: () => void;
}

/** Shows a new token. The server does not keep it, so this is the only time. */
export function NewTokenNotice(props: NewTokenNoticeProps): JSX.Element {
  const id = createUniqueId();
  let input: HTMLInputElement | undefined;
  onMount(() => input?.select());
  const example = () =>
    `curl -H "Authorization: Bearer ${props.created.token}" -H "Content-Type: application/json" ` +
    `-d '{"query":"{ viewer { name role } }"}' ${props.apiUrl}`;
  return (
    <div class="new-token" role="group" aria-label={accountText("newToken")}>
      <label for={id}>
        <b>{accountText("copyTokenNow", { name: props.created.apiToken.name })}</b>{" "}
        {accountText("shownOnce")}
      </label>
      <input
        id={id}
        ref={(element) => (input = element)}
        value={props.created.token}
        readOnly
        spellcheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="actions">
        <CopyButton text={props.created.token} label={accountText("copyToken")} />
        <CopyButton text={example()} label={accountText("copyCurl")} />
        <button class="btn small" type="button" onClick={() => props.onDone()}>
          {accountText("done")}
        </button>
      </div>
    </div>
  );
}
