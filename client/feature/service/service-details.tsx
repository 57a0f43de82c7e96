import { For, type JSX, Show } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { A } from "../../ui/link.tsx";
import type { Service } from "./document.ts";
import { ManualWebhookSetup } from "./manual-webhook-setup.tsx";
import { RegisterWebhook } from "./register-webhook.tsx";
import { ServiceActions } from "./service-actions.tsx";
import { ServiceFacts } from "./service-facts.tsx";
import { listNotes, statusMessage } from "./service-messages.ts";
import { WebhookStatus } from "./webhook-status.tsx";

interface ServiceDetailsProps {
  readonly service: Service;
  /** The URL at which services reach the tracker. */
  readonly webhookBaseUrl: string;
  readonly onChanged: (service: Service) => void;
  readonly onRemoved: () => void;
}

/** A service with its facts, its webhook and what an admin can do with it. */
export function ServiceDetails(props: ServiceDetailsProps): JSX.Element {
  return (
    <div class="service">
      <section class="card box" aria-label={serviceText("status")}>
        <Show when={props.service.isEnabled && statusMessage(props.service)}>
          {(words) => <p class="error">{words()}</p>}
        </Show>
        <Show when={listNotes(props.service).length > 0}>
          <ul class="notes">
            <For each={listNotes(props.service)}>{(note) => <li>{note}</li>}</For>
          </ul>
        </Show>
        <ServiceFacts service={props.service} />
        <Show when={props.service.source === "ENVIRONMENT"}>
          <p class="quiet">{serviceText("byEnvironment")}</p>
        </Show>
        <ServiceActions
          service={props.service}
          onChanged={props.onChanged}
          onRemoved={props.onRemoved}
        />
      </section>
      <Show when={props.service.webhook}>
        {(webhook) => (
          <section class="card box" aria-labelledby="webhook-title">
            <h2 id="webhook-title">
              <b>{serviceText("webhook")}</b>
            </h2>
            <div class="service-webhook">
              <WebhookStatus service={props.service} />
              <Show when={webhook().canRegister && props.service.isEnabled}>
                <RegisterWebhook
                  service={props.service}
                  webhookBaseUrl={props.webhookBaseUrl}
                  autoStart={false}
                  onChanged={props.onChanged}
                />
              </Show>
              <p>
                <A class="link" href={`/inbox?service=${encodeURIComponent(props.service.slug)}`}>
                  {serviceText("webhooksFrom", { name: props.service.name })}
                </A>
              </p>
              <details open={!webhook().canRegister && webhook().lastDeliveryAt === null}>
                <summary>
                  {webhook().canRegister
                    ? serviceText("setUpManually")
                    : serviceText("setupInstructions")}
                </summary>
                <ManualWebhookSetup service={props.service} webhookBaseUrl={props.webhookBaseUrl} />
              </details>
            </div>
          </section>
        )}
      </Show>
    </div>
  );
}
