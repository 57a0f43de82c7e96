import { type JSX, Show } from "solid-js";
import { wizardText } from "../../../language/words/service.ts";
import { ServiceMark } from "../../../ui/service-mark.tsx";
import { StatusLabel } from "../../../ui/status-label.tsx";
import type { Service } from "../document.ts";
import { ManualWebhookSetup } from "../manual-webhook-setup.tsx";
import { RegisterWebhook } from "../register-webhook.tsx";
import { statusPresentation } from "../status-presentation.ts";
import { isWebhookWorking } from "../webhook-presentation.ts";
import { WebhookStatus } from "../webhook-status.tsx";

interface ConnectedServiceProps {
  readonly service: Service;
  readonly webhookBaseUrl: string;
  /** The service has just been connected: its webhook is registered automatically. */
  readonly isNew: boolean;
  readonly onChanged: (service: Service) => void;
}

/** A connected service, with the setup of its webhook until the webhook is verified. */
export function ConnectedService(props: ConnectedServiceProps): JSX.Element {
  const status = () => statusPresentation(props.service);
  const webhook = () => props.service.webhook;
  return (
    <li class="connected-service">
      <div class="row">
        <ServiceMark kind={props.service.kind} />
        <b>{props.service.name}</b>
        <StatusLabel presentation={status()} />
      </div>
      <p class="quiet service-url">{props.service.url}</p>
      <WebhookStatus service={props.service} />
      <Show when={webhook()?.canRegister === true && isWebhookWorking(props.service) === false}>
        <RegisterWebhook
          service={props.service}
          webhookBaseUrl={props.webhookBaseUrl}
          autoStart={props.isNew}
          onChanged={props.onChanged}
        />
      </Show>
      <Show when={webhook()?.canRegister === false && webhook()?.lastDeliveryAt === null}>
        <details open={props.isNew}>
          <summary>{wizardText("setUpWebhook")}</summary>
          <ManualWebhookSetup service={props.service} webhookBaseUrl={props.webhookBaseUrl} />
        </details>
      </Show>
    </li>
  );
}
