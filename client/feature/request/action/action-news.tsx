import { For, type JSX } from "solid-js";
import type { ActionKind } from "../../../graphql/graphql.ts";
import { useNow } from "../../../ui/now.tsx";
import { ActionLine } from "./action-line.tsx";
import type { ActionRecord } from "./document.ts";
import { listOrphans } from "./recent.ts";

interface ActionNewsProps {
  readonly actionHistory: readonly ActionRecord[];
  /** Kinds with a button: their results are shown next to the button. */
  readonly offered: readonly ActionKind[];
}

/** Results of recent actions whose problem is gone. */
export function ActionNews(props: ActionNewsProps): JSX.Element {
  const now = useNow();
  return (
    <div class="action-results" role="status">
      <For each={listOrphans(props.actionHistory, props.offered, now())}>
        {(record) => <ActionLine record={record} />}
      </For>
    </div>
  );
}
