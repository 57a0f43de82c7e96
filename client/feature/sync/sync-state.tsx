import { type JSX, Match, Show, Switch, createEffect, onCleanup } from "solid-js";
import { syncText } from "../../language/words/sync.ts";
import { Icon } from "../../ui/icon.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { type Sync, useSync } from "./create-sync.ts";
import type { SyncReport } from "./document.ts";
import { furtherMessages, progressWords, reportWords, stepWords } from "./report-words.ts";
import { SyncOutcome } from "./sync-outcome.tsx";

interface SyncStateProps {
  /** Takes what screen readers are to say; the element that they watch exists already. */
  readonly onAnnounce: (words: string) => void;
}

/** The progress of a full sync, then its outcome. */
export function SyncState(props: SyncStateProps): JSX.Element {
  const sync = useSync();
  createEffect(() => props.onAnnounce(announcement(sync)));
  onCleanup(() => props.onAnnounce(""));
  return (
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
  );
}

/** Without the count, which changes too often. */
function announcement(sync: Sync): string {
  const running = sync.running();
  if (running !== null) return stepWords(running);
  const report = sync.report();
  return sync.error() ?? (report === null ? "" : reportWords(report));
}

function Running(props: { readonly report: SyncReport }): JSX.Element {
  return (
    <div class="sync-progress">
      <p class="wrap">
        <Icon name="sync" />
        <span>{stepWords(props.report)}</span>
        <Show when={progressWords(props.report)}>
          {(words) => <span class="sync-count">· {words()}</span>}
        </Show>
      </p>
      <ProgressBar progress={props.report.progress} label={syncText("full")} />
    </div>
  );
}
