import { type JSX, Show } from "solid-js";
import { StateLabel } from "../../../ui/state-label.tsx";
import type { Service } from "../document.ts";
import { statusPresentation } from "../service-status.ts";
import { WebhookByHand } from "../webhook-by-hand.tsx";
import { WebhookLight } from "../webhook-light.tsx";
import { WebhookRegistrar } from "../webhook-registrar.tsx";
import { isProven } from "../webhook-words.ts";

interface ConnectedServiceProps {
  readonly service: Service;
  readonly base: string;
  /** Connected a moment ago: its webhook is registered by itself. */
  readonly isFresh: boolean;
  readonly onChanged: (service: Service) => void;
}

/** A connected service in one line, with the way to its webhook as long as that is not proven. */
export function ConnectedService(props: ConnectedServiceProps): JSX.Element {
  const status = () => statusPresentation(props.service);
  const webhook = () => props.service.webhook;
  return (
    <li class="connected">
      <div class="row">
        <b>{props.service.name}</b>
        <StateLabel tone={status().tone} icon={status().icon}>
          {status().name}
        </StateLabel>
      </div>
      <p class="quiet rel">{props.service.url}</p>
      <WebhookLight service={props.service} />
      <Show when={webhook()?.canRegister === true && !isProven(props.service)}>
        <WebhookRegistrar
          service={props.service}
          base={props.base}
          startsItself={props.isFresh}
          onChanged={props.onChanged}
        />
      </Show>
      <Show when={webhook()?.canRegister === false && webhook()?.lastDeliveryAt === null}>
        <details open={props.isFresh}>
          <summary>How to enter its webhook (it works without, a little later)</summary>
          <WebhookByHand service={props.service} base={props.base} />
        </details>
      </Show>
    </li>
  );
}
