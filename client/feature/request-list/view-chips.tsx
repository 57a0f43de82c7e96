import { useHref } from "@solidjs/router";
import { For, type JSX, Show as When } from "solid-js";
import { LIST_VIEWS, VIEW_NAMES, type Show } from "./filter.ts";

interface ViewChipsProps {
  readonly current: Show;
  readonly search: string;
  readonly counts: Record<Show, number> | null;
}

export function ViewChips(props: ViewChipsProps): JSX.Element {
  const href = (show: Show) => {
    const query = new URLSearchParams();
    if (show !== "active" || props.search !== "") query.set("show", show);
    if (props.search !== "") query.set("q", props.search);
    const parameters = query.toString();
    return parameters === "" ? "/" : `/?${parameters}`;
  };
  return (
    <nav class="chips" aria-label="Filter requests">
      <For each={LIST_VIEWS}>
        {(show) => (
          <Chip href={href(show)} isCurrent={props.current === show}>
            {VIEW_NAMES[show]}
            <When when={props.counts}>{(counts) => <i>{counts()[show]}</i>}</When>
          </Chip>
        )}
      </For>
    </nav>
  );
}

interface ChipProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: JSX.Element;
}

/** Not the router's `A`, which would mark every chip as current: the chips differ only in the query. */
function Chip(props: ChipProps): JSX.Element {
  const href = useHref(() => props.href);
  return (
    <a class="chip" href={href()} aria-current={props.isCurrent ? "page" : undefined} noScroll>
      {props.children}
    </a>
  );
}
