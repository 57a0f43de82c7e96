import { For, type JSX, Show, createSignal } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { momentWords } from "../../wording/time.ts";
import { deliveryPresentation } from "./delivery-presentation.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { DeliveryTitle } from "./delivery-title.tsx";
import type { DeliveryGroup } from "./group.ts";

interface DeliveryBurstProps {
  readonly group: DeliveryGroup;
  readonly onReplayed: () => void;
}

/** Several webhooks that say the same about one title, in one line that expands to them; a single one as it is. */
export function DeliveryBurst(props: DeliveryBurstProps): JSX.Element {
  const deliveries = () => props.group.deliveries;
  return (
    <Show
      when={deliveries().length > 1}
      fallback={
        <For each={deliveries()}>
          {(delivery) => <DeliveryRow delivery={delivery} onReplayed={props.onReplayed} />}
        </For>
      }
    >
      <Burst {...props} />
    </Show>
  );
}

function Burst(props: DeliveryBurstProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const newest = () => props.group.deliveries[0];
  return (
    <li>
      <details
        class="card delivery is-burst"
        onToggle={({ currentTarget, target }) => {
          // A webhook within it that opens is not this.
          if (currentTarget === target) setIsOpen(currentTarget.open);
        }}
      >
        <summary>
          <Show when={newest()}>
            {(delivery) => <StatusLabel presentation={deliveryPresentation(delivery())} />}
          </Show>
          <DeliveryTitle deliveries={props.group.deliveries} />
          <small class="delivery-time">
            <Show when={newest()}>
              {(delivery) => <Moment at={delivery().receivedAt} words={momentWords} />}
            </Show>
          </small>
        </summary>
        <Show when={isOpen()}>
          <ul class="deliveries">
            <For each={props.group.deliveries}>
              {(delivery) => <DeliveryRow delivery={delivery} onReplayed={props.onReplayed} />}
            </For>
          </ul>
        </Show>
      </details>
    </li>
  );
}
