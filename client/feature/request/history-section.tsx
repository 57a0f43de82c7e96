import { type JSX, Show } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { shell } from "../../language/words/shell.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import type { History } from "./create-history.ts";
import type { RequestDetails } from "./document.ts";
import { HistoryList } from "./history-list.tsx";

interface HistorySectionProps {
  readonly request: RequestDetails;
  readonly history: History;
}

export function HistorySection(props: HistorySectionProps): JSX.Element {
  const task = createTask();
  return (
    <section class="card box" aria-label={requestText("history")}>
      <h2>
        <b>{requestText("history")}</b>
        <span>{requestText("newestFirst")}</span>
      </h2>
      <LoadedContent source={props.history}>
        <HistoryList
          requestId={props.request.id}
          steps={props.history.steps()}
          episodeCount={props.request.episodes.filter((episode) => episode.isWanted).length}
        />
        <Show when={props.history.hasOlder()}>
          <button
            class="btn small load-more"
            type="button"
            aria-busy={task.isBusy()}
            onClick={() => void task.run(() => props.history.loadOlder())}
          >
            {task.isBusy() ? shell("loading") : requestText("showOlder")}
          </button>
          <ErrorText words={task.error()} />
        </Show>
      </LoadedContent>
    </section>
  );
}
