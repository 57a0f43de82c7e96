import { type JSX, Match, Show, Switch } from "solid-js";
import { syncText } from "../../language/words/sync.ts";
import { Icon } from "../../ui/icon.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { type Sync, useSync } from "./create-sync.ts";
import type { SyncReport } from "./document.ts";
import { furtherMessages, progressWords, reportWords } from "./report-words.ts";
import { SyncOutcome } from "./sync-outcome.tsx";

/** Shows the progress of a full sync below the top bar of every page, then its outcome. */
export function SyncBar(): JSX.Element {
  const sync = useSync();
  return (
    <>
      {/* Screen readers announce changes only of an element that already exists. Without the count, which changes too often. */}
      <p class="visually-hidden" role="status">
        {announcement(sync)}
      </p>
      <Switch>
        <Match when={sync.running()}>{(report) => <Running report={report()} />}</Match>
        <Match when={sync.error()}>
          {(words) => (
            <SyncOutcome words={words()} isGood={false} messages={[]} onDismiss={sync.dismiss} />
          )}
        </Match>
        <Match when={sync.report()}>
          {(report) => (
            <SyncOutcome
              words={reportWords(report())}
              isGood={report().status === "DONE"}
              messages={furtherMessages(report())}
              onDismiss={sync.dismiss}
            />
          )}
        </Match>
      </Switch>
    </>
  );
}

function announcement(sync: Sync): string {
  const running = sync.running();
  if (running !== null) return running.step;
  const report = sync.report();
  return sync.error() ?? (report === null ? "" : reportWords(report));
}

function Running(props: { readonly report: SyncReport }): JSX.Element {
  return (
    <div class="sync-progress">
      <p class="wrap">
        <Icon name="sync" />
        <span>{props.report.step}</span>
        <Show when={progressWords(props.report)}>
          {(words) => <span class="sync-count">· {words()}</span>}
        </Show>
      </p>
      <ProgressBar progress={props.report.progress} label={syncText("full")} />
    </div>
  );
}
