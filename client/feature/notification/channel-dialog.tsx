import { For, type JSX, Match, Show, Switch, createSignal } from "solid-js";
import type { NotificationChannelKind } from "../../graphql/graphql.ts";
import { channelKindNames, notificationText } from "../../language/words/notification.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { CHANNEL_FORM_KINDS } from "./channel-fields.ts";
import { ChannelForm } from "./channel-form.tsx";
import type { Channel, ChannelInput } from "./document.ts";

interface ChannelDialogProps {
  /** Null: a new one. */
  readonly channel: Channel | null;
  readonly canMail: boolean;
  readonly onSave: (input: ChannelInput) => Promise<void>;
  readonly onClose: () => void;
}

/** Offers the kinds of channels, then the form; for an existing channel the form at once. */
export function ChannelDialog(props: ChannelDialogProps): JSX.Element {
  const [kind, setKind] = createSignal<NotificationChannelKind | null>(props.channel?.kind ?? null);
  const title = () => {
    const chosen = kind();
    if (props.channel !== null)
      return notificationText("editChannel", { name: props.channel.name });
    return chosen === null
      ? notificationText("addChannel")
      : notificationText("addKind", { kind: channelKindNames(chosen) });
  };
  return (
    <Dialog title={title()} onClose={() => props.onClose()}>
      <Switch>
        <Match when={kind() === null}>
          <div class="channel-kinds">
            <For each={CHANNEL_FORM_KINDS}>
              {(one) => (
                <button
                  class="btn"
                  type="button"
                  disabled={one === "MAIL" && !props.canMail}
                  onClick={() => setKind(one)}
                >
                  {channelKindNames(one)}
                </button>
              )}
            </For>
          </div>
          <Show when={!props.canMail}>
            <p class="quiet">{notificationText("noMail")}</p>
          </Show>
        </Match>
        <Match when={kind()}>
          {(chosen) => (
            <ChannelForm
              kind={chosen()}
              channel={props.channel}
              onSave={async (input) => {
                await props.onSave(input);
                props.onClose();
              }}
            />
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}
