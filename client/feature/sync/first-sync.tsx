import { type JSX, Show } from "solid-js";
import { syncText } from "../../language/words/sync.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useSync } from "./create-sync.ts";
import { progressWords, stepWords } from "./report-words.ts";

/** Replaces the empty state during the first sync of a new installation. */
export function FirstSync(props: { readonly fallback: JSX.Element }): JSX.Element {
  const sync = useSync();
  const first = () => {
    const running = sync.running();
    return running?.kind === "FIRST" ? running : null;
  };
  return (
    <Show when={first()} fallback={props.fallback}>
      {(report) => (
        <EmptyState title={syncText("firstTitle")}>
          <p>{syncText("firstHint")}</p>
          <div class="first-sync">
            <ProgressBar progress={report().progress} label={syncText("first")} />
            <small>
              {stepWords(report())}
              <Show when={progressWords(report())}>{(words) => <> · {words()}</>}</Show>
            </small>
          </div>
        </EmptyState>
      )}
    </Show>
  );
}
