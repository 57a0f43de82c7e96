import { For, type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { kindPresentation } from "../../wording/service-kind.ts";
import type { Service } from "./document.ts";
import { ServiceActions } from "./service-actions.tsx";
import { ServiceBudget } from "./service-budget.tsx";
import { statusPresentation } from "./service-status.ts";
import { WebhookByHand } from "./webhook-by-hand.tsx";
import { WebhookLight } from "./webhook-light.tsx";
import { WebhookRegistrar } from "./webhook-registrar.tsx";

interface ServiceCardProps {
  readonly service: Service;
  readonly isAdmin: boolean;
  /** Where services reach the tracker. */
  readonly hookBase: string;
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
        <StateLabel tone={presentation().tone} icon={presentation().icon}>
          {presentation().name}
        </StateLabel>
      </div>
      <p class="quiet">
        {kind().name}
        <Show when={service().version}>{(version) => ` ${version()}`}</Show>
        {" · "}
        <span class="rel">{service().url}</span>
      </p>
      <p class="quiet">
        <Show when={service().lastSeenAt} fallback="Never heard from so far">
          {(at) => (
            <>
              Last heard <Moment at={at()} />
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
        {(words) => <p class="fault">{words()}</p>}
      </Show>
      <Show when={service().notes.length > 0}>
        <ul class="notes">
          <For each={service().notes}>{(note) => <li>{note}</li>}</For>
        </ul>
      </Show>
      <ServiceBudget budget={service().budget} />
      <Show when={service().source === "ENVIRONMENT"}>
        <p class="quiet">
          Set by environment variables: to change it, change them and restart the tracker.
        </p>
      </Show>
      <Show when={service().webhook}>
        {(webhook) => (
          <div class="service-hook">
            <WebhookLight service={service()} />
            <Show when={props.isAdmin && webhook().canRegister && service().isEnabled}>
              <WebhookRegistrar
                service={service()}
                base={props.hookBase}
                startsItself={false}
                onChanged={props.onChanged}
              />
            </Show>
            <Show when={props.isAdmin}>
              <details>
                <summary>{webhook().canRegister ? "Enter it by hand" : "How to enter it"}</summary>
                <WebhookByHand service={service()} base={props.hookBase} />
              </details>
            </Show>
          </div>
        )}
      </Show>
      <Show when={props.isAdmin}>
        <ServiceActions
          service={service()}
          onChanged={props.onChanged}
          onRemoved={props.onRemoved}
        />
      </Show>
    </article>
  );
}
