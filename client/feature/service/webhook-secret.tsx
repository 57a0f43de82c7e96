import { type JSX, Show, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { serviceText } from "../../language/words/service.ts";
import { shell } from "../../language/words/shell.ts";
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
  const error = () => task.error() ?? (secret() === null ? serviceText("noSecret") : null);
  return (
    <>
      <Show
        when={secret()}
        fallback={
          <button class="btn small" type="button" onClick={() => void show()}>
            {serviceText("showSecret")}
          </button>
        }
      >
        {(known) => (
          <>
            <CopyButton text={known()} label={serviceText("copySecret")} />
            <button class="btn small" type="button" onClick={() => setSecret(undefined)}>
              {shell("hide")}
            </button>
            <code class="secret">{known()}</code>
            <small class="quiet">{serviceText("secretHint")}</small>
          </>
        )}
      </Show>
      <ErrorText words={error()} />
    </>
  );
}
