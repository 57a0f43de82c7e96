import { type JSX, Show } from "solid-js";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import { filterText } from "../language/words/filter.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { NothingTracked } from "./nothing-tracked.tsx";

/** What stands in place of an empty overview. */
export function NoActiveRequests(props: { readonly hasRequests: boolean }): JSX.Element {
  return (
    <FirstSync
      fallback={
        <Show when={props.hasRequests} fallback={<NothingTracked />}>
          <EmptyState title={filterText("noActive")}>
            <p>{filterText("noActiveHint")}</p>
          </EmptyState>
        </Show>
      }
    />
  );
}
