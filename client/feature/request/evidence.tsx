import { type JSX, Match, Show, Switch, createSignal, untrack } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { requestText } from "../../language/words/request.ts";
import { createLookup } from "../../lib/create-lookup.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import { JsonView } from "../../ui/json-view.tsx";
import { Moment } from "../../ui/moment.tsx";
import type { HistoryTransition } from "../../wording/history-transition.ts";
import { previousSequence } from "../../wording/history.ts";
import { episodesWords } from "../../wording/sentence.ts";
import { serviceName } from "../../wording/service-name.ts";
import { DeliveryEvidenceQuery, PolledEvidenceQuery } from "./history-document.ts";

interface EvidenceProps {
  readonly requestId: string;
  readonly transition: HistoryTransition;
  /** The only piece lies open. */
  readonly isOnly: boolean;
}

/** One webhook or polled fact as it came, read when it is opened. */
export function Evidence(props: EvidenceProps): JSX.Element {
  const connection = useConnection();
  const [isOpen, setIsOpen] = createSignal(props.isOnly);
  const read = async (): Promise<{ readonly json: unknown }> => {
    const { delivery, sequence } = props.transition;
    if (delivery !== null) {
      const answer = await runQuery(connection.client, DeliveryEvidenceQuery, { id: delivery.id });
      return { json: answer.delivery?.payload };
    }
    const variables = { requestId: props.requestId, after: previousSequence(sequence) };
    const { transitions } = await runQuery(connection.client, PolledEvidenceQuery, variables);
    return { json: transitions.find((step) => step.sequence === sequence)?.evidence };
  };
  const evidence = createLookup(() => (isOpen() ? untrack(read) : null));
  return (
    <details open={isOpen()} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {sourceWords(props.transition)}, <Moment at={props.transition.at} />
      </summary>
      <Switch fallback={<p class="quiet">{requestText("reading")}</p>}>
        <Match when={evidence.error()}>
          {(error) => <ErrorBox error={error()} onRetry={evidence.again} />}
        </Match>
        <Match when={evidence.value()}>
          {(known) => (
            <Show
              when={known().json != null}
              fallback={<p class="quiet">{requestText("nothingKept")}</p>}
            >
              <JsonView value={known().json} />
            </Show>
          )}
        </Match>
      </Switch>
    </details>
  );
}

/** "Webhook 17 from Sonarr", "Seen in Jellyfin, episode 4": a webhook may be about many, a fact is about one. */
function sourceWords({ channel, delivery, service, episode }: HistoryTransition): string {
  if (channel === "PERSON") return requestText("notedByTracker");
  const name = serviceName(service);
  if (delivery !== null) return requestText("webhookFrom", { id: delivery.id, service: name });
  return episode === null
    ? requestText("seenIn", { service: name })
    : requestText("seenInEpisode", {
        service: name,
        episode: episodesWords([episode], false),
      });
}
