import { type JSX, Show, createSignal } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { momentWords } from "../../wording/time.ts";
import { DeliveryDetails } from "./delivery-details.tsx";
import { deliveryPresentation, messageWords } from "./delivery-presentation.ts";
import { DeliveryTitle } from "./delivery-title.tsx";
import type { InboxDelivery } from "./document.ts";

interface DeliveryRowProps {
  readonly delivery: InboxDelivery;
  readonly onReplayed: () => void;
}

/** A webhook in two lines, which expands to its payload and the transitions it caused. */
export function DeliveryRow(props: DeliveryRowProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <li>
      <details
        class="card delivery"
        onToggle={({ currentTarget, target }) => {
          if (currentTarget === target) setIsOpen(currentTarget.open);
        }}
      >
        <summary>
          <StatusLabel presentation={deliveryPresentation(props.delivery)} />
          <DeliveryTitle deliveries={[props.delivery]} />
          <small class="delivery-time">
            <Moment at={props.delivery.receivedAt} words={momentWords} />
          </small>
          <Show when={messageWords(props.delivery)}>
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
