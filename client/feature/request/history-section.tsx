import { type JSX, Show } from "solid-js";
import type { History } from "./create-history.ts";
import type { RequestDetails } from "./document.ts";
import { HistoryList } from "./history-list.tsx";

interface HistorySectionProps {
  readonly request: RequestDetails;
  readonly history: History;
}

export function HistorySection(props: HistorySectionProps): JSX.Element {
  return (
    <section class="card box">
      <h2>
        <b>History</b>
        <span>newest first</span>
      </h2>
      <Show when={props.history.isLoaded()} fallback={<p class="quiet">Loading…</p>}>
        <HistoryList
          requestId={props.request.id}
          steps={props.history.steps()}
          episodeCount={props.request.episodes.filter((episode) => episode.isWanted).length}
        />
        <Show when={props.history.isCut()}>
          <p class="quiet">Older entries are not shown.</p>
        </Show>
      </Show>
    </section>
  );
}
