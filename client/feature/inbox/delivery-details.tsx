import { A } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { JsonView } from "../../ui/json-view.tsx";
import { transitionWords } from "../../wording/history-messages.ts";
import { DeliveryQuery, ReplayMutation } from "./document.ts";

interface DeliveryDetailsProps {
  readonly id: string;
  readonly onReplayed: () => void;
}

export function DeliveryDetails(props: DeliveryDetailsProps): JSX.Element {
  const connection = useConnection();
  const task = createTask();
  const [known, { refetch }] = createResource(
    () => props.id,
    async (id) => (await runQuery(connection.client, DeliveryQuery, { id })).delivery,
  );
  const replay = async () => {
    await task.run(async () => {
      await runMutation(connection.client, ReplayMutation, { id: props.id });
      props.onReplayed();
    });
    void refetch();
  };
  return (
    <Switch fallback={<p class="quiet">Loading…</p>}>
      <Match when={known.error as unknown}>
        {(error) => <ErrorBox error={error()} onRetry={() => void refetch()} />}
      </Match>
      <Match when={known()}>
        {(delivery) => (
          <>
            <Show when={delivery().transitions.length > 0}>
              <ul class="plain-list">
                <For each={delivery().transitions}>
                  {(step) => (
                    <li>
                      <A class="link" href={`/request/${encodeURIComponent(step.request.id)}`}>
                        <bdi>{step.request.title}</bdi>
                      </A>
                      : {transitionWords(step)}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show
              when={delivery().payload !== null}
              fallback={<p class="quiet">The body is not JSON, or is no longer stored.</p>}
            >
              <JsonView value={delivery().payload} />
              <button class="btn small" type="button" onClick={() => void replay()}>
                Replay
              </button>
            </Show>
            <ErrorText words={task.error()} />
          </>
        )}
      </Match>
    </Switch>
  );
}
