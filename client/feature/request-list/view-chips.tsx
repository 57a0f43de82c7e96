import { useHref } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { LIST_VIEWS, VIEW_NAMES, type ListView } from "./filter.ts";

interface ViewChipsProps {
  readonly current: ListView;
  readonly search: string;
  readonly counts: Record<ListView, number> | null;
}

export function ViewChips(props: ViewChipsProps): JSX.Element {
  const href = (view: ListView) => {
    const query = new URLSearchParams();
    if (view !== "active" || props.search !== "") query.set("show", view);
    if (props.search !== "") query.set("q", props.search);
    const parameters = query.toString();
    return parameters === "" ? "/" : `/?${parameters}`;
  };
  /** Not everybody makes requests or follows some. */
  const isOffered = (view: ListView) =>
    (view !== "mine" && view !== "followed") ||
    view === props.current ||
    (props.counts?.[view] ?? 0) > 0;
  return (
    <nav class="chips" aria-label="Filter requests">
      <For each={LIST_VIEWS.filter(isOffered)}>
        {(view) => (
          <Chip href={href(view)} isCurrent={props.current === view}>
            {VIEW_NAMES[view]}
            <Show when={props.counts}>{(counts) => <i>{counts()[view]}</i>}</Show>
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
