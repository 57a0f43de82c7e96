import type { JSX } from "solid-js";
import { filterText } from "../../language/words/filter.ts";
import { shell } from "../../language/words/shell.ts";
import type { Selection } from "./create-selection.ts";

/** At the bottom of the page during a selection: the number of selected cards and their actions. */
export function SelectionBar(props: {
  readonly selection: Selection;
  readonly children: JSX.Element;
}): JSX.Element {
  const count = () => props.selection.rows().length;
  return (
    <section class="selection-bar" aria-label={filterText("selection")}>
      <div class="wrap">
        <p role="status">
          {count() === 0
            ? filterText("selectRequests")
            : filterText("selected", { count: count() })}
        </p>
        {props.children}
        <button class="btn" type="button" onClick={() => props.selection.setActive(false)}>
          {shell("cancel")}
        </button>
      </div>
    </section>
  );
}
