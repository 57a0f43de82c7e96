import { type JSX, createUniqueId, onMount } from "solid-js";
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
    <div class="new-token" role="group" aria-label="New token">
      <label for={id}>
        <b>Copy the token “{props.created.apiToken.name}” now.</b> It is not shown again.
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
        <CopyButton text={props.created.token} label="Copy token" />
        <CopyButton text={example()} label="Copy as curl command" />
        <button class="btn small" type="button" onClick={() => props.onDone()}>
          Done
        </button>
      </div>
    </div>
  );
}
