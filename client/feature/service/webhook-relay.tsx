import { type JSX, Show } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { serviceText } from "../../language/words/service.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
import {
  EndWebhookRelayMutation,
  type Service,
  type WebhookRelay as WebhookRelayShape,
} from "./document.ts";

interface WebhookRelayProps {
  readonly service: Service;
  readonly relay: WebhookRelayShape;
}

/** To whom the webhooks of a service are passed on, whether that works, and the button that ends it. */
export function WebhookRelay(props: WebhookRelayProps): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const end = () =>
    task.run(
      async () =>
        void (await runMutation(client, EndWebhookRelayMutation, { slug: props.service.slug })),
    );
  return (
    <>
      <p class="quiet">{serviceText("passedOn", { host: props.relay.host })}</p>
      <Show when={props.relay.failingSince}>
        {(since) => (
          <p class="error">
            <Phrase
              of={serviceText.template("passingFails", {
                host: props.relay.host,
                answer: props.relay.answer ?? "",
              })}
              parts={{ time: <Moment at={since()} /> }}
            />
          </p>
        )}
      </Show>
      <RevokeButton
        what={props.relay.host}
        verb={{
          label: serviceText("endPassing"),
          name: serviceText("endPassingTo", { host: props.relay.host }),
        }}
        yes={serviceText("endPassingYes")}
        isBusy={task.isBusy()}
        onRevoke={() => void end()}
      />
      <ErrorText words={task.error()} />
    </>
  );
}
