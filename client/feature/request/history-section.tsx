import { type JSX, Show } from "solid-js";
import { createHistory } from "./create-history.ts";
import type { RequestDetails } from "./document.ts";
import { HistoryList } from "./history-list.tsx";

export function HistorySection(props: { readonly request: RequestDetails }): JSX.Element {
  // Read once: the page of another request is created anew.
  const history = createHistory(props.request.id);
  return (
    <section class="card box">
      <h2>
        <b>History</b>
        <span>newest first</span>
      </h2>
      <Show when={history.isLoaded()} fallback={<p class="quiet">Loading…</p>}>
        <HistoryList
          requestId={props.request.id}
          steps={history.steps()}
          episodeCount={props.request.episodes.filter((episode) => episode.isWanted).length}
        />
        <Show when={history.isCut()}>
          <p class="quiet">Older entries are not shown.</p>
        </Show>
      </Show>
    </section>
  );
}
