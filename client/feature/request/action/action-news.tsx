import { For, type JSX } from "solid-js";
import type { ActionKind } from "../../../graphql/graphql.ts";
import { useNow } from "../../../ui/now.tsx";
import { ActLine } from "./action-line.tsx";
import type { Act } from "./document.ts";
import { listOrphans } from "./recent.ts";

interface ActNewsProps {
  readonly acts: readonly Act[];
  /** What buttons are shown for: they tell of themselves. */
  readonly offered: readonly ActionKind[];
}

/** What came of what was done lately, where the problem it was for is gone. */
export function ActNews(props: ActNewsProps): JSX.Element {
  const now = useNow();
  return (
    <div class="act-news" role="status">
      <For each={listOrphans(props.acts, props.offered, now())}>
        {(act) => <ActLine act={act} />}
      </For>
    </div>
  );
}
