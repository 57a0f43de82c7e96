import { type JSX, Show, createSignal } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { serviceName } from "../../wording/service-name.ts";
import { DeliveryDetails } from "./delivery-details.tsx";
import type { InboxDelivery } from "./document.ts";
import { STATUS_PRESENTATIONS } from "./status-words.ts";

interface DeliveryRowProps {
  readonly delivery: InboxDelivery;
  readonly onReplayed: () => void;
}

/** A webhook in one line, which expands to its payload and the transitions it caused. */
export function DeliveryRow(props: DeliveryRowProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const presentation = () => STATUS_PRESENTATIONS[props.delivery.status];
  return (
    <li>
      <details class="card delivery" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <StatusLabel presentation={presentation()} />
          <span class="delivery-event">
            <b>{serviceName(props.delivery.service)}</b> {props.delivery.event ?? "Unknown event"}
          </span>
          <small class="delivery-time">
            <Moment at={props.delivery.receivedAt} />
          </small>
          <Show when={props.delivery.message}>
            {(words) => <small class="delivery-message">{words()}</small>}
          </Show>
        </summary>
        <Show when={isOpen()}>
          <DeliveryDetails id={props.delivery.id} onReplayed={props.onReplayed} />
        </Show>
      </details>
    </li>
  );
}
