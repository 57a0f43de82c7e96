import { type JSX, Match, Show, Switch, createSignal, createUniqueId, onMount } from "solid-js";
import { notificationText } from "../../language/words/notification.ts";
import { type PushDevice, readPushDevice, subscribe, unsubscribe } from "../../lib/push.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { deviceWords } from "../../wording/device-words.ts";
import type { Notifications } from "./create-notifications.ts";
import type { NotificationSettings } from "./document.ts";

interface SectionProps {
  readonly settings: NotificationSettings;
  readonly notifications: Notifications;
}

/** Turns push messages of this browser on and off. */
export function PushSection(props: SectionProps): JSX.Element {
  const id = createUniqueId();
  const task = createTask();
  const [device, setDevice] = createSignal<PushDevice | null>(null);
  const read = async () => void setDevice(await readPushDevice());
  onMount(() => void read());
  /** The channel of this browser; another person may have subscribed with it. */
  const channel = () => {
    const hash = device()?.endpointHash ?? null;
    return props.settings.channels.find(
      ({ endpointHash }) => hash !== null && endpointHash === hash,
    );
  };
  const turnOn = () =>
    task.run(async () => {
      const keys = await subscribe(props.settings.pushPublicKey);
      if (keys !== null)
        await props.notifications.subscribe({ ...keys, name: deviceWords(navigator.userAgent) });
      await read();
    });
  const turnOff = () =>
    task.run(async () => {
      const known = channel();
      await unsubscribe();
      if (known !== undefined) await props.notifications.removeChannel(known.id);
      await read();
    });
  return (
    <section class="card box setting" aria-labelledby={id}>
      <h2>
        <b id={id}>{notificationText("push")}</b>
      </h2>
      <p class="quiet">{notificationText("pushHint")}</p>
      <Show when={device()}>
        {(known) => (
          <Switch
            fallback={
              <button
                class="btn"
                type="button"
                aria-busy={task.isBusy()}
                onClick={() => void turnOn()}
              >
                {notificationText("pushOn")}
              </button>
            }
          >
            <Match when={known().state === "UNSUPPORTED"}>
              <p>{notificationText("pushUnsupported")}</p>
            </Match>
            <Match when={known().state === "DENIED"}>
              <p>{notificationText("pushDenied")}</p>
            </Match>
            <Match when={channel() !== undefined}>
              <p role="status">{notificationText("pushIsOn")}</p>
              <button
                class="btn"
                type="button"
                aria-busy={task.isBusy()}
                onClick={() => void turnOff()}
              >
                {notificationText("pushOff")}
              </button>
            </Match>
          </Switch>
        )}
      </Show>
      <ErrorText words={task.error()} />
    </section>
  );
}
