import { debounce } from "@solid-primitives/scheduled";
import type { JSX } from "solid-js";
import { createShortcuts } from "../../ui/shortcut.ts";

interface SearchFieldProps {
  readonly value: string;
  readonly onSearch: (search: string) => void;
}

const DEBOUNCE_MS = 200;

/** Searches while the user types. "/" focuses the field from anywhere on the page; Escape clears it. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  let input: HTMLInputElement | undefined;
  const search = debounce((value: string) => props.onSearch(value.trim()), DEBOUNCE_MS);
  createShortcuts((event) => {
    if (event.key !== "/") return;
    event.preventDefault();
    input?.focus();
    input?.select();
  });

  return (
    <search>
      <label class="search">
        <span class="visually-hidden">Search requests</span>
        <input
          ref={(element) => (input = element)}
          type="search"
          placeholder="Search"
          value={props.value}
          onInput={(event) => search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.currentTarget.value = "";
            search("");
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
    </search>
  );
}
