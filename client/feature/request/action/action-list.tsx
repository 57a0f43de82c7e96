import { For, type JSX, Show } from "solid-js";
import { useNow } from "../../../ui/now.tsx";
import { useChoice } from "../choice/choice-context.ts";
import { ActionRow } from "./action-row.tsx";
import { type ActionRunnerProps, createActionRunner } from "./create-actions.ts";
import { DeclineRow } from "./decline-row.tsx";
import type { ActionRecord, Action } from "./document.ts";
import { findRecent } from "./recent.ts";

interface ActionListProps extends ActionRunnerProps {
  readonly actions: readonly Action[];
  /** Past actions, newest first. */
  readonly actionHistory: readonly ActionRecord[];
}

/** The actions for a problem or a decision: each button with its effect and its latest result. */
export function ActionList(props: ActionListProps): JSX.Element {
  const runner = createActionRunner(props);
  const now = useNow();
  const chooserOf = useChoice(() => props.episodeIds);
  // By kind, not by object: every message brings new objects, and an open confirmation must stay.
  const kinds = () => props.actions.map(({ kind }) => kind);
  return (
    <Show when={props.actions.length > 0}>
      <ul class="action-list">
        <For each={kinds()}>
          {(kind) => (
            <Show when={props.actions.find((action) => action.kind === kind)}>
              {(action) => (
                <Show
                  when={kind !== "DECLINE"}
                  fallback={<DeclineRow action={action()} runner={runner} />}
                >
                  <ActionRow
                    action={action()}
                    runner={runner}
                    record={findRecent(props.actionHistory, kind, now())}
                    onChoose={chooserOf(kind)}
                  />
                </Show>
              )}
            </Show>
          )}
        </For>
      </ul>
    </Show>
  );
}
