import { type JSX, Show, createSignal } from "solid-js";
import { errorWords } from "../../graphql/error.ts";
import { ask, useLink } from "../../graphql/link-context.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Refusal } from "../../ui/refusal.tsx";
import { HookSecretQuery } from "./document.ts";

/** The webhook's secret, read when it is asked for and forgotten with the page. */
export function HookSecret(props: { readonly slug: string }): JSX.Element {
  const link = useLink();
  const [secret, setSecret] = createSignal<string | null>(null);
  const [error, setError] = createSignal("");

  const show = async () => {
    try {
      const { services } = await ask(link.client, HookSecretQuery, {});
      const found = services.find(({ slug }) => slug === props.slug)?.hookSecret ?? null;
      setSecret(found);
      setError(found === null ? "No secret is known for this service." : "");
    } catch (error) {
      setError(errorWords(error));
    }
  };
  return (
    <>
      <Show
        when={secret()}
        fallback={
          <button class="btn mini" type="button" onClick={() => void show()}>
            Show secret
          </button>
        }
      >
        {(known) => (
          <>
            <CopyButton text={known()} label="Copy secret" />
            <button class="btn mini" type="button" onClick={() => setSecret(null)}>
              Hide
            </button>
            <code class="secret">{known()}</code>
            <small class="quiet">Sent as the header X-Webhook-Token, or as the password.</small>
          </>
        )}
      </Show>
      <Refusal words={error()} />
    </>
  );
}
