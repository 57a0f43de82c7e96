import { For, type JSX, Show, createMemo, createSignal, useContext } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { type HistoryLine, describeHistory } from "../../wording/history.ts";
import { plural } from "../../wording/sentence.ts";
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
  const lines = createMemo(() =>
    describeHistory(props.steps, props.episodeCount, props.isOfOneEpisode),
  );
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
              <ReleaseNames names={line.releases} />
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

/** The names of the releases of a line; several are folded. */
function ReleaseNames(props: { readonly names: readonly string[] }): JSX.Element {
  return (
    <Show
      when={props.names.length > 1}
      fallback={
        <For each={props.names}>{(name) => <small class="release-name">{name}</small>}</For>
      }
    >
      <details class="release-names">
        <summary>{plural(props.names.length, "release")}</summary>
        <ul class="plain-list">
          <For each={props.names}>{(name) => <li class="release-name">{name}</li>}</For>
        </ul>
      </details>
    </Show>
  );
}
