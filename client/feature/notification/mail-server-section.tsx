import { type JSX, Show, createUniqueId } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { notificationText } from "../../language/words/notification.ts";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { type MailServer, MailServerQuery, SaveMailServerMutation } from "./document.ts";
import { MailServerForm } from "./mail-server-form.tsx";

/** The server by which notifications are sent as e-mail. */
export function MailServerSection(): JSX.Element {
  const { client } = useConnection();
  const id = createUniqueId();
  const { value, error, reload } = createLoaded<{ readonly server: MailServer | null }>(
    async () => ({ server: (await runQuery(client, MailServerQuery, {})).mailServer }),
  );
  return (
    <section class="card box setting" aria-labelledby={id}>
      <h2>
        <b id={id}>{notificationText("mailServer")}</b>
      </h2>
      <p class="quiet">{notificationText("mailServerHint")}</p>
      <LoadedContent source={{ isLoaded: () => value() !== null, error, reload }}>
        <Show when={value()}>
          {(loaded) => (
            <Show when={{ server: loaded().server }} keyed>
              {({ server }) => (
                <MailServerForm
                  server={server}
                  onSave={async (input) => {
                    await runMutation(client, SaveMailServerMutation, { input });
                    await reload();
                  }}
                />
              )}
            </Show>
          )}
        </Show>
      </LoadedContent>
    </section>
  );
}
