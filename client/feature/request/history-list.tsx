import { For, type JSX, Show, createMemo, createSignal, useContext } from "solid-js";
import { historyWords } from "../../language/words/history.ts";
import { phrase } from "../../language/words/phrase.ts";
import { requestText } from "../../language/words/request.ts";
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

/** The history, newest first; pressing a line shows its evidence. */
export function HistoryList(props: HistoryListProps): JSX.Element {
  const seesEvidence = useContext(EvidenceAccess);
  const [openedKey, setOpenedKey] = createSignal<string | null>(null);
  const lines = createMemo(() =>
    describeHistory(props.steps, props.episodeCount, props.isOfOneEpisode),
  );
  // By key, not by object: a line stays open while others are added, and the focus stays on it.
  const keys = createMemo(() => lines().map(({ key }) => key));
  const byKey = createMemo(() => new Map(lines().map((line) => [line.key, line])));
  const opened = () => byKey().get(openedKey() ?? "");
  return (
    <>
      <Show when={lines().length === 0}>
        <p class="quiet">{requestText("nothingYet")}</p>
      </Show>
      <ol class="history">
        <For each={keys()}>
          {(key) => (
            <Show when={byKey().get(key)}>
              {(line) => (
                <li
                  classList={{ "is-inferred": line().inferred, "is-of-person": line().isActionOf }}
                  style={{ "--c": toneColour(stateTone(line().to)) }}
                >
                  <Show when={line().isActionOf}>
                    <Icon name="person" />
                  </Show>
                  <Show when={seesEvidence()} fallback={<LineText line={line()} />}>
                    <button
                      class="history-line"
                      type="button"
                      aria-haspopup="dialog"
                      onClick={() => setOpenedKey(key)}
                    >
                      <span class="visually-hidden">{requestText("evidence")}</span>{" "}
                      <LineText line={line()} />
                      <Icon name="next" />
                    </button>
                  </Show>
                  <ReleaseNames names={line().releases} />
                </li>
              )}
            </Show>
          )}
        </For>
      </ol>
      <Show when={opened()}>
        {(line) => (
          <EvidenceDialog
            requestId={props.requestId}
            line={line()}
            onClose={() => setOpenedKey(null)}
          />
        )}
      </Show>
    </>
  );
}

function LineText(props: { readonly line: HistoryLine }): JSX.Element {
  return (
    <span class="history-text">
      {props.line.words}
      <small>
        <Moment at={props.line.at} /> ·{" "}
        {props.line.inferred
          ? historyWords("inferred", { service: serviceName(props.line.service) })
          : serviceName(props.line.service)}
      </small>
    </span>
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
        <summary>{phrase("releaseCount", { count: props.names.length })}</summary>
        <ul class="plain-list">
          <For each={props.names}>{(name) => <li class="release-name">{name}</li>}</For>
        </ul>
      </details>
    </Show>
  );
}
