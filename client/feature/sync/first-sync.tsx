import { type JSX, Show } from "solid-js";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useSync } from "./create-sync.ts";
import { progressWords } from "./report-words.ts";

/** In place of an empty list: while a new installation is read, that it is empty says nothing. */
export function FirstSync(props: { readonly fallback: JSX.Element }): JSX.Element {
  const sync = useSync();
  const first = () => {
    const running = sync.running();
    return running?.kind === "FIRST" ? running : null;
  };
  return (
    <Show when={first()} fallback={props.fallback}>
      {(report) => (
        <EmptyState title="Reading what you have">
          <p>
            The tracker looks at everything for the first time: what was asked for, where it is, and
            its past. What it has read appears here by itself.
          </p>
          <div class="first-sync">
            <ProgressBar progress={report().progress} label="Reading what you have" />
            <small>
              {report().step}
              <Show when={progressWords(report())}>{(words) => <> · {words()}</>}</Show>
            </small>
          </div>
        </EmptyState>
      )}
    </Show>
  );
}
