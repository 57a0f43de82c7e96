import { type JSX, Show, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { WebhookSecretQuery } from "./document.ts";

/** The webhook secret of a service: loaded on demand and forgotten when the page is closed. */
export function WebhookSecret(props: { readonly slug: string }): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const [secret, setSecret] = createSignal<string | null>();

  const show = () =>
    task.run(async () => {
      const { services } = await runQuery(client, WebhookSecretQuery, {});
      setSecret(services.find(({ slug }) => slug === props.slug)?.hookSecret ?? null);
    });
  const error = () =>
    task.error() ?? (secret() === null ? "This service has no webhook secret." : null);
  return (
    <>
      <Show
        when={secret()}
        fallback={
          <button class="btn small" type="button" onClick={() => void show()}>
            Show secret
          </button>
        }
      >
        {(known) => (
          <>
            <CopyButton text={known()} label="Copy secret" />
            <button class="btn small" type="button" onClick={() => setSecret(undefined)}>
              Hide
            </button>
            <code class="secret">{known()}</code>
            <small class="quiet">
              Send the secret as the X-Webhook-Token header or as the password.
            </small>
          </>
        )}
      </Show>
      <ErrorText words={error()} />
    </>
  );
}
