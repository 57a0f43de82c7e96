import { For, type JSX, Show } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { Dialog } from "../../ui/dialog.tsx";
import type { HistoryTransition } from "../../wording/history-transition.ts";
import type { HistoryLine } from "../../wording/history.ts";
import { serviceName } from "../../wording/service-name.ts";
import { exactWords } from "../../wording/time.ts";
import { Evidence } from "./evidence.tsx";

interface EvidenceDialogProps {
  readonly requestId: string;
  readonly line: HistoryLine;
  readonly onClose: () => void;
}

/** The evidence of a line of the history: the exact time, the service, and the webhooks or polled facts. */
export function EvidenceDialog(props: EvidenceDialogProps): JSX.Element {
  const sources = () => distinctSources(props.line.transitions);
  return (
    <Dialog title={props.line.words} onClose={props.onClose}>
      <dl class="facts">
        <dt>{requestText("when")}</dt>
        <dd>{exactWords(new Date(props.line.at))}</dd>
        <Show
          when={props.line.isActionOf}
          fallback={
            <>
              <dt>{requestText("reportedBy")}</dt>
              <dd>
                {serviceName(props.line.service)}, {props.line.event}
              </dd>
            </>
          }
        >
          <dt>{requestText("service")}</dt>
          <dd>{serviceName(props.line.service)}</dd>
        </Show>
        <Show when={props.line.inferred}>
          <dt>{requestText("inferred")}</dt>
          <dd>{requestText("inferredHint")}</dd>
        </Show>
      </dl>
      <For each={sources().slice(0, MAX_SOURCES)}>
        {(transition) => (
          <Evidence
            requestId={props.requestId}
            transition={transition}
            isOnly={sources().length === 1}
          />
        )}
      </For>
      <Show when={sources().length > MAX_SOURCES}>
        <p class="quiet">{requestText("moreOfKind", { count: sources().length - MAX_SOURCES })}</p>
      </Show>
    </Dialog>
  );
}

const MAX_SOURCES = 12;

/** One webhook often moves many episodes: each piece of evidence once. */
function distinctSources(transitions: readonly HistoryTransition[]): readonly HistoryTransition[] {
  const bySource = new Map<string, HistoryTransition>();
  for (const transition of transitions) {
    const key =
      transition.delivery === null
        ? `polled ${transition.sequence}`
        : `delivery ${transition.delivery.id}`;
    if (!bySource.has(key)) bySource.set(key, transition);
  }
  return [...bySource.values()];
}
