import { type JSX, Show, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorWords } from "../../graphql/error.ts";
import { runQuery } from "../../graphql/operation.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { WebhookSecretQuery } from "./document.ts";

/** The webhook's secret, read when it is asked for and forgotten with the page. */
export function WebhookSecret(props: { readonly slug: string }): JSX.Element {
  const connection = useConnection();
  const [secret, setSecret] = createSignal<string | null>(null);
  const [error, setError] = createSignal("");

  const show = async () => {
    try {
      const { services } = await runQuery(connection.client, WebhookSecretQuery, {});
      const found = services.find(({ slug }) => slug === props.slug)?.hookSecret ?? null;
      setSecret(found);
      setError(found === null ? "No secret is known for this service." : "");
    } catch (thrown) {
      setError(errorWords(thrown));
    }
  };
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
            <button class="btn small" type="button" onClick={() => setSecret(null)}>
              Hide
            </button>
            <code class="secret">{known()}</code>
            <small class="quiet">Sent as the header X-Webhook-Token, or as the password.</small>
          </>
        )}
      </Show>
      <ErrorText words={error()} />
    </>
  );
}
