import type { JSX } from "solid-js";
import type { Selection } from "./create-selection.ts";

/** At the foot of the page while cards are picked: how many, and what can be done with them. */
export function SelectionBar(props: {
  readonly selection: Selection;
  readonly children: JSX.Element;
}): JSX.Element {
  const count = () => props.selection.rows().length;
  return (
    <section class="selection-bar" aria-label="Selection">
      <div class="wrap">
        <p role="status">{count() === 0 ? "Pick what is meant" : `${count()} selected`}</p>
        {props.children}
        <button class="btn" type="button" onClick={() => props.selection.setActive(false)}>
          Cancel
        </button>
      </div>
    </section>
  );
}
