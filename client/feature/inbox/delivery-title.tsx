import { type JSX, Show } from "solid-js";
import { inboxText } from "../../language/words/inbox.ts";
import { eventWords } from "../../wording/delivery-words.ts";
import { episodesWords } from "../../wording/sentence.ts";
import { serviceName } from "../../wording/service-name.ts";
import type { InboxDelivery } from "./document.ts";

/** What webhooks of one burst are about: the title and the episodes, then the service and its event. */
export function DeliveryTitle(props: {
  readonly deliveries: readonly InboxDelivery[];
}): JSX.Element {
  const first = () => props.deliveries[0];
  const episodes = () => props.deliveries.flatMap(({ subject }) => subject?.episodes ?? []);
  const event = (delivery: InboxDelivery) => eventWords(delivery.kind, delivery.event);
  return (
    <Show when={first()}>
      {(delivery) => (
        <span class="delivery-title">
          <Show when={delivery().subject} fallback={<b>{event(delivery())}</b>}>
            {(subject) => (
              <span>
                <b>
                  <bdi>{subject().title}</bdi>
                </b>
                <Show when={episodes().length > 0} fallback={year(subject().year)}>
                  <span class="delivery-episodes"> {episodesWords(episodes(), true)}</span>
                </Show>
              </span>
            )}
          </Show>
          <small>
            <Show
              when={delivery().subject}
              fallback={serviceName(delivery().service)}
            >{`${serviceName(delivery().service)}: ${event(delivery())}`}</Show>
            <Show when={props.deliveries.length > 1}>
              {" "}
              <span class="tag">{inboxText("webhooks", { count: props.deliveries.length })}</span>
            </Show>
          </small>
        </span>
      )}
    </Show>
  );
}

function year(value: number | null): JSX.Element {
  return value === null ? null : <span class="delivery-episodes"> {value}</span>;
}
