import type { JSX } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Selection } from "./create-selection.ts";

/** Starts and ends the selection of cards. */
export function SelectToggle(props: { readonly selection: Selection }): JSX.Element {
  return (
    <button
      class="chip select-toggle"
      type="button"
      aria-pressed={props.selection.isActive()}
      onClick={() => props.selection.setActive(!props.selection.isActive())}
    >
      <Icon name="select" />
      <span>{listText("select")}</span>
    </button>
  );
}
