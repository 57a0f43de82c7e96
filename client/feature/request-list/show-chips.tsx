import { A } from "@solidjs/router";
import { For, type JSX, Show as When } from "solid-js";
import { SHOWS, SHOW_NAMES, type Show } from "./filter.ts";

interface ShowChipsProps {
  readonly current: Show;
  readonly search: string;
  readonly counts: Record<Show, number> | null;
}

export function ShowChips(props: ShowChipsProps): JSX.Element {
  const href = (show: Show) => {
    const query = new URLSearchParams();
    if (show !== "active" || props.search !== "") query.set("show", show);
    if (props.search !== "") query.set("q", props.search);
    const words = query.toString();
    return words === "" ? "/" : `/?${words}`;
  };
  return (
    <nav class="chips" aria-label="Which requests">
      <For each={SHOWS}>
        {(show) => (
          <A class="chip" href={href(show)} aria-current={props.current === show ? "page" : undefined} noScroll>
            {SHOW_NAMES[show]}
            <When when={props.counts}>{(counts) => <i>{counts()[show]}</i>}</When>
          </A>
        )}
      </For>
    </nav>
  );
}
