import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { notificationText } from "../../language/words/notification.ts";
import { ChannelDialog } from "./channel-dialog.tsx";
import { ChannelRow } from "./channel-row.tsx";
import type { Notifications } from "./create-notifications.ts";
import type { Channel, NotificationSettings } from "./document.ts";

interface SectionProps {
  readonly settings: NotificationSettings;
  readonly notifications: Notifications;
}

/** Where messages are sent: add a channel, test it, change it, remove it. */
export function ChannelSection(props: SectionProps): JSX.Element {
  const id = createUniqueId();
  const [open, setOpen] = createSignal<{ readonly channel: Channel | null } | null>(null);
  let add: HTMLButtonElement | undefined;
  return (
    <section class="card box setting" aria-labelledby={id}>
      <h2>
        <b id={id}>{notificationText("channels")}</b>
      </h2>
      <Show when={props.settings.channels.length === 0}>
        <p class="quiet">{notificationText("noChannels")}</p>
      </Show>
      <ul class="account-rows">
        <For each={props.settings.channels}>
          {(channel) => (
            <ChannelRow
              channel={channel}
              onEdit={() => setOpen({ channel })}
              onTest={() => props.notifications.testChannel(channel.id)}
              onRemove={async () => {
                await props.notifications.removeChannel(channel.id);
                add?.focus();
              }}
            />
          )}
        </For>
      </ul>
      <button
        class="btn"
        type="button"
        ref={(element) => (add = element)}
        onClick={() => setOpen({ channel: null })}
      >
        {notificationText("addChannel")}
      </button>
      <Show when={open()} keyed>
        {({ channel }) => (
          <ChannelDialog
            channel={channel}
            canMail={props.settings.canMail}
            onSave={(input) => props.notifications.saveChannel(input)}
            onClose={() => setOpen(null)}
          />
        )}
      </Show>
    </section>
  );
}
