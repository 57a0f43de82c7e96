import { For, type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { kindPresentation } from "../../wording/service-kind.ts";
import type { Service } from "./document.ts";
import { ManualWebhookSetup } from "./manual-webhook-setup.tsx";
import { RegisterWebhook } from "./register-webhook.tsx";
import { ServiceActions } from "./service-actions.tsx";
import { ServiceBudget } from "./service-budget.tsx";
import { statusPresentation } from "./status-presentation.ts";
import { WebhookStatus } from "./webhook-status.tsx";

interface ServiceCardProps {
  readonly service: Service;
  /** The URL at which services reach the tracker. */
  readonly webhookBaseUrl: string;
  readonly onChanged: (service: Service) => void;
  readonly onRemoved: () => void;
}

export function ServiceCard(props: ServiceCardProps): JSX.Element {
  const service = () => props.service;
  const presentation = () => statusPresentation(service());
  const kind = () => kindPresentation(service().kind);
  return (
    <article class="card box service" aria-label={service().name}>
      <div class="row">
        <h2>
          <b>{service().name}</b>
        </h2>
        <StatusLabel presentation={presentation()} />
      </div>
      <p class="quiet">
        {kind().name}
        <Show when={service().version}>{(version) => ` ${version()}`}</Show>
        {" · "}
        <span class="service-url">{service().url}</span>
      </p>
      <Show when={service().externalUrls.length > 0}>
        <p class="quiet">
          For browsers:{" "}
          <For each={service().externalUrls}>
            {(url, index) => (
              <>
                {index() === 0 ? "" : ", "}
                <a class="link service-url" href={url} rel="external noreferrer" target="_blank">
                  {url}
                </a>
              </>
            )}
          </For>
        </p>
      </Show>
      <p class="quiet">
        <Show when={service().lastSeenAt} fallback="Never connected">
          {(at) => (
            <>
              Last contact <Moment at={at()} />
            </>
          )}
        </Show>
        <Show when={service().webhook?.lastDeliveryAt}>
          {(at) => (
            <>
              , last webhook <Moment at={at()} />
            </>
          )}
        </Show>
      </p>
      <Show when={service().isEnabled && service().message}>
        {(words) => <p class="error">{words()}</p>}
      </Show>
      <Show when={service().notes.length > 0}>
        <ul class="notes">
          <For each={service().notes}>{(note) => <li>{note}</li>}</For>
        </ul>
      </Show>
      <ServiceBudget budget={service().budget} />
      <Show when={service().source === "ENVIRONMENT"}>
        <p class="quiet">
          Configured by environment variables. To change this service, edit the variables and
          restart Status Tracker.
        </p>
      </Show>
      <Show when={service().webhook}>
        {(webhook) => (
          <div class="service-webhook">
            <WebhookStatus service={service()} />
            <Show when={webhook().canRegister && service().isEnabled}>
              <RegisterWebhook
                service={service()}
                webhookBaseUrl={props.webhookBaseUrl}
                autoStart={false}
                onChanged={props.onChanged}
              />
            </Show>
            <details>
              <summary>{webhook().canRegister ? "Set up manually" : "Setup instructions"}</summary>
              <ManualWebhookSetup service={service()} webhookBaseUrl={props.webhookBaseUrl} />
            </details>
          </div>
        )}
      </Show>
      <ServiceActions service={service()} onChanged={props.onChanged} onRemoved={props.onRemoved} />
    </article>
  );
}
