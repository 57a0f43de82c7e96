import { For, type JSX, Show, createMemo, createSignal, useContext } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { type HistoryLine, describeHistory } from "../../wording/history.ts";
import { serviceName } from "../../wording/service-name.ts";
import { stateTone, toneColour } from "../../wording/state.ts";
import { EvidenceAccess } from "./evidence-access.ts";
import { EvidenceDialog } from "./evidence-dialog.tsx";
import type { Step } from "./history-document.ts";

interface HistoryListProps {
  readonly requestId: string;
  readonly steps: readonly Step[];
  readonly episodeCount: number;
  /** The history of one episode, which its lines do not name. */
  readonly isOfOneEpisode?: boolean;
}

/** The history, newest first, one line each with a link to its evidence. */
export function HistoryList(props: HistoryListProps): JSX.Element {
  const seesEvidence = useContext(EvidenceAccess);
  const [opened, setOpened] = createSignal<HistoryLine | null>(null);
  const lines = createMemo(() => {
    const steps =
      props.isOfOneEpisode === true
        ? props.steps.map((step) => ({ ...step, episode: null }))
        : props.steps;
    return describeHistory(steps, props.episodeCount);
  });
  return (
    <>
      <Show when={lines().length === 0}>
        <p class="quiet">Nothing yet.</p>
      </Show>
      <ol class="history">
        <For each={lines()}>
          {(line) => (
            <li
              classList={{ "is-inferred": line.inferred, person: line.isActionOf }}
              style={{ "--c": toneColour(stateTone(line.to)) }}
            >
              <Show when={line.isActionOf}>
                <Icon name="person" />
              </Show>
              {line.words}
              <small>
                <Moment at={line.at} /> · {line.inferred ? "inferred from " : ""}
                {serviceName(line.service)}
                <Show when={seesEvidence()}>
                  {" · "}
                  <button
                    class="link"
                    type="button"
                    aria-label={`Evidence: ${line.words}`}
                    onClick={() => setOpened(line)}
                  >
                    evidence
                  </button>
                </Show>
              </small>
            </li>
          )}
        </For>
      </ol>
      <Show when={opened()} keyed>
        {(line) => (
          <EvidenceDialog requestId={props.requestId} line={line} onClose={() => setOpened(null)} />
        )}
      </Show>
    </>
  );
}
