import { For, type JSX, Show, createSignal } from "solid-js";
import { channelKindNames, notificationText } from "../../language/words/notification.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
import type { Channel, ChannelTest } from "./document.ts";

interface ChannelRowProps {
  readonly channel: Channel;
  readonly onEdit: () => void;
  readonly onTest: () => Promise<ChannelTest>;
  readonly onRemove: () => Promise<void>;
}

/** A channel, how it works, and the buttons to test, change and remove it. */
export function ChannelRow(props: ChannelRowProps): JSX.Element {
  const task = createTask();
  const [test, setTest] = createSignal<ChannelTest | null>(null);
  const place = () => {
    const { topic, to, url, host } = props.channel;
    return topic ?? to ?? host ?? url ?? "";
  };
  const uncertain = () => props.channel.latest.filter(({ status }) => status === "UNCERTAIN");
  return (
    <li>
      <div>
        <b>{props.channel.name}</b> <span class="tag">{channelKindNames(props.channel.kind)}</span>
        <Show when={!props.channel.isEnabled}>
          {" "}
          <span class="tag is-over">{notificationText("off")}</span>
        </Show>
        <br />
        <small>
          <Show when={place() !== ""}>{place()} · </Show>
          <Show
            when={props.channel.failingSince}
            fallback={
              <Show when={props.channel.lastSentAt} fallback={notificationText("neverSent")}>
                {(at) => (
                  <Phrase
                    of={notificationText.template("lastSent")}
                    parts={{ time: <Moment at={at()} /> }}
                  />
                )}
              </Show>
            }
          >
            {(since) => (
              <Phrase
                of={notificationText.template("failing", { answer: props.channel.answer ?? "" })}
                parts={{ time: <Moment at={since()} /> }}
              />
            )}
          </Show>
          <Show when={props.channel.waiting > 0}>
            {" · "}
            {notificationText("waiting", { count: props.channel.waiting })}
          </Show>
        </small>
        <For each={uncertain()}>
          {({ title }) => <p class="quiet">{notificationText("uncertain", { title })}</p>}
        </For>
        <p role="status" class="channel-answer">
          <Show when={test()}>
            {(outcome) =>
              notificationText(outcome().ok ? "testOk" : "testFailed", { answer: outcome().answer })
            }
          </Show>
        </p>
        <ErrorText words={task.error()} />
      </div>
      <div class="actions">
        <button
          class="btn small"
          type="button"
          aria-label={notificationText("testOf", { name: props.channel.name })}
          aria-busy={task.isBusy()}
          onClick={() => void task.run(async () => void setTest(await props.onTest()))}
        >
          {task.isBusy() ? notificationText("testing") : notificationText("test")}
        </button>
        <Show when={props.channel.kind !== "WEB_PUSH"}>
          <button
            class="btn small"
            type="button"
            aria-label={notificationText("editChannel", { name: props.channel.name })}
            onClick={() => props.onEdit()}
          >
            {notificationText("edit")}
          </button>
        </Show>
        <RevokeButton
          what={props.channel.name}
          verb={{
            label: notificationText("remove"),
            name: notificationText("removeOf", { name: props.channel.name }),
          }}
          yes={notificationText("removeChannel")}
          isBusy={task.isBusy()}
          onRevoke={() => void task.run(() => props.onRemove())}
        />
      </div>
    </li>
  );
}
