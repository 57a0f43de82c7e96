import { For, type JSX, Show } from "solid-js";
import type { ActionKind } from "../../../graphql/graphql.ts";
import { useNow } from "../../../ui/now.tsx";
import { useChoice } from "../choice/choice-context.ts";
import { ActionRow } from "./action-row.tsx";
import { type ActionRunnerProps, createActionRunner } from "./create-actions.ts";
import { DeclineRow } from "./decline-row.tsx";
import type { ActionRecord, Action } from "./document.ts";
import { findRecent } from "./recent.ts";
import { findUnderWay } from "./under-way.ts";

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
  /** An action with a dialog can be opened again at any time. */
  const underWay = (kind: ActionKind) =>
    chooserOf(kind) === null ? findUnderWay(props.actionHistory, kind, now()) : null;
  /** One row shows the action under way; the others with the same aim are left out. */
  const isLeftOut = (kind: ActionKind) => {
    const record = underWay(kind);
    if (record === null) return false;
    const shown = kinds().includes(record.kind)
      ? record.kind
      : kinds().find((other) => underWay(other)?.id === record.id);
    return shown !== kind;
  };
  return (
    <Show when={props.actions.length > 0}>
      <ul class="action-list">
        <For each={kinds()}>
          {(kind) => (
            <Show
              when={isLeftOut(kind) ? null : props.actions.find((action) => action.kind === kind)}
            >
              {(action) => (
                <Show
                  when={kind !== "DECLINE"}
                  fallback={
                    <DeclineRow action={action()} runner={runner} record={underWay(kind)} />
                  }
                >
                  <ActionRow
                    action={action()}
                    runner={runner}
                    isUnderWay={underWay(kind) !== null}
                    record={underWay(kind) ?? findRecent(props.actionHistory, kind, now())}
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
