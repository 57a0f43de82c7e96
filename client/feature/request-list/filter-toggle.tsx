import type { JSX } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { Icon } from "../../ui/icon.tsx";

/** Opens and closes the filters. */
export function FilterToggle(props: {
  readonly isOpen: boolean;
  /** The ID of the filters. */
  readonly controls: string;
  readonly onToggle: () => void;
}): JSX.Element {
  return (
    <button
      class="chip filter-toggle"
      type="button"
      aria-expanded={props.isOpen}
      aria-controls={props.isOpen ? props.controls : undefined}
      onClick={() => props.onToggle()}
    >
      <Icon name="filter" />
      <span>{listText("filter")}</span>
    </button>
  );
}
