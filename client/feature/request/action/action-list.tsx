import { For, type JSX, Show } from "solid-js";
import { useNow } from "../../../ui/now.tsx";
import { ActRow } from "./action-row.tsx";
import { type ActingProps, createActing } from "./create-actions.ts";
import { DeclineRow } from "./decline-row.tsx";
import type { Act, Action } from "./document.ts";
import { findRecent } from "./recent.ts";

interface ActListProps extends ActingProps {
  readonly actions: readonly Action[];
  /** What was done so far, newest first. */
  readonly acts: readonly Act[];
}

/** What can be done about a problem: each button with what pressing it does, and what came of it. */
export function ActList(props: ActListProps): JSX.Element {
  const acting = createActing(props);
  const now = useNow();
  // By kind, not by object: every message brings new objects, and a question that is open must stay.
  const kinds = () => props.actions.map(({ kind }) => kind);
  return (
    <Show when={props.actions.length > 0}>
      <ul class="doing">
        <For each={kinds()}>
          {(kind) => (
            <Show when={props.actions.find((action) => action.kind === kind)}>
              {(action) => (
                <ActRow
                  action={action()}
                  acting={acting}
                  act={findRecent(props.acts, kind, now())}
                />
              )}
            </Show>
          )}
        </For>
        <Show when={props.actions.some(({ kind }) => kind === "APPROVE")}>
          <DeclineRow acting={acting} />
        </Show>
      </ul>
    </Show>
  );
}
