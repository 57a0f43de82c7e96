import { For, type JSX, Show } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { AddressLink } from "./address-link.tsx";
import { LIST_VIEWS, type ListAddress, type ListView, formatAddress } from "./address.ts";
import type { ViewCounts } from "./create-view-counts.ts";

/** The key of the name of each view. */
const VIEW_WORDS = {
  active: "active",
  mine: "mine",
  followed: "following",
  ready: "ready",
  all: "all",
} as const satisfies Readonly<Record<ListView, string>>;

interface ViewChipsProps {
  readonly address: ListAddress;
  /** Null until loaded. */
  readonly counts: ViewCounts | null;
}

/** The views of the list, with the number of requests in each; during a search, of those that are found. */
export function ViewChips(props: ViewChipsProps): JSX.Element {
  const current = () => props.address.view;
  /** Not everybody makes requests or follows some. */
  const isOffered = (view: ListView) =>
    (view !== "mine" && view !== "followed") ||
    view === current() ||
    (props.counts?.everything[view] ?? 0) > 0;
  return (
    <nav class="chips" aria-label={listText("filterRequests")}>
      <For each={LIST_VIEWS.filter(isOffered)}>
        {(view) => (
          <AddressLink
            class="chip"
            href={formatAddress({ ...props.address, view })}
            isCurrent={current() === view}
          >
            {listText(VIEW_WORDS[view])}{" "}
            <Show when={props.counts}>{(counts) => <i>{counts().found[view]}</i>}</Show>
          </AddressLink>
        )}
      </For>
    </nav>
  );
}
