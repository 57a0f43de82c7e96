import { A } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import { errorWords } from "../../graphql/error.ts";
import { ask, useLink } from "../../graphql/link-context.ts";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { JsonView } from "../../ui/json-view.tsx";
import { Refusal } from "../../ui/refusal.tsx";
import { DeliveryQuery, ReplayMutation } from "./document.ts";

interface DeliveryDetailsProps {
  readonly id: string;
  readonly mayReplay: boolean;
  readonly onReplayed: () => void;
}

export function DeliveryDetails(props: DeliveryDetailsProps): JSX.Element {
  const link = useLink();
  const [refusal, setRefusal] = createSignal("");
  const [known, { refetch }] = createResource(
    () => props.id,
    async (id) => (await ask(link.client, DeliveryQuery, { id })).delivery,
  );
  const replay = async () => {
    const { error } = await link.client.mutation(ReplayMutation, { id: props.id }).toPromise();
    setRefusal(error === undefined ? "" : errorWords(error));
    if (error === undefined) props.onReplayed();
    void refetch();
  };
  return (
    <Switch fallback={<p class="quiet">Reading…</p>}>
      <Match when={known.error as unknown}>
        {(error) => <ErrorMessage error={error()} onRetry={() => void refetch()} />}
      </Match>
      <Match when={known()}>
        {(delivery) => (
          <>
            <Show when={delivery().transitions.length > 0}>
              <ul class="plain">
                <For each={delivery().transitions}>
                  {(step) => (
                    <li>
                      <A class="link" href={`/request/${encodeURIComponent(step.request.id)}`}>
                        {step.request.title}
                      </A>
                      : {step.message}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <JsonView value={delivery().payload} />
            <Show when={props.mayReplay}>
              <button class="btn mini" type="button" onClick={() => void replay()}>
                Apply once more
              </button>
            </Show>
            <Refusal words={refusal()} />
          </>
        )}
      </Match>
    </Switch>
  );
}
