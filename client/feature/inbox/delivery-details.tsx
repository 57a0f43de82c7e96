import { For, type JSX, Match, Show, Switch } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { inboxText } from "../../language/words/inbox.ts";
import { shell } from "../../language/words/shell.ts";
import { createLookup } from "../../lib/create-lookup.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { JsonView } from "../../ui/json-view.tsx";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { transitionWords } from "../../wording/history-messages.ts";
import { exactWords } from "../../wording/time.ts";
import { createReplay } from "./create-replay.ts";
import { deliveryPresentation, messageWords } from "./delivery-presentation.ts";
import { DeliveryQuery, type InboxDelivery } from "./document.ts";

interface DeliveryDetailsProps {
  readonly id: string;
  readonly onReplayed: () => void;
}

/** What a webhook caused, its payload, and the button that applies it again. */
export function DeliveryDetails(props: DeliveryDetailsProps): JSX.Element {
  const connection = useConnection();
  const known = createLookup(() => runQuery(connection.client, DeliveryQuery, { id: props.id }));
  const found = () => known.value()?.delivery;
  const replay = createReplay(
    () => props.id,
    () => {
      known.again();
      props.onReplayed();
    },
  );
  return (
    <Switch fallback={<p class="quiet">{shell("loading")}</p>}>
      <Match when={known.error()}>
        {(error) => <ErrorBox error={error()} onRetry={known.again} />}
      </Match>
      <Match when={found() === null}>
        <p class="quiet">{inboxText("gone")}</p>
      </Match>
      <Match when={found()}>
        {(delivery) => (
          <div class="delivery-details">
            <p class="quiet">
              <Moment at={delivery().receivedAt} words={exactWords} />
              {" · "}
              <code>{delivery().service}</code>
              <Show when={delivery().event}>
                {(event) => (
                  <>
                    {" · "}
                    <code>{event()}</code>
                  </>
                )}
              </Show>
            </p>
            <Show when={delivery().subject?.request}>
              {(request) => (
                <A class="link" href={`/request/${encodeURIComponent(request().id)}`}>
                  {inboxText("openRequest")}
                </A>
              )}
            </Show>
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
              fallback={<p class="quiet">{inboxText("notJson")}</p>}
            >
              <JsonView value={delivery().payload} />
              <div class="actions">
                <button
                  class="btn small"
                  type="button"
                  aria-busy={replay.isBusy()}
                  onClick={() => void replay.start()}
                >
                  {replay.isBusy() ? inboxText("replaying") : inboxText("replay")}
                </button>
                <span class="replay-result" role="status">
                  <Show when={replay.result()}>
                    {(result) => <ReplayResult result={result()} />}
                  </Show>
                </span>
              </div>
            </Show>
            <ErrorText words={replay.error()} />
          </div>
        )}
      </Match>
    </Switch>
  );
}

function ReplayResult(props: { readonly result: InboxDelivery }): JSX.Element {
  return (
    <>
      <Phrase
        of={inboxText.template("result")}
        parts={{ result: <StatusLabel presentation={deliveryPresentation(props.result)} /> }}
      />
      <Show when={messageWords(props.result)}>{(words) => <small>{words()}</small>}</Show>
    </>
  );
}
