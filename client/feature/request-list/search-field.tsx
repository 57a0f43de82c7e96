import type { JSX } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { createShortcuts } from "../../ui/shortcut.ts";

interface SearchFieldProps {
  readonly value: string;
  readonly onSearch: (search: string) => void;
}

/** Searches the requests while the user types. "/" focuses the field from anywhere on the page. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  let input: HTMLInputElement | undefined;
  createShortcuts((event) => {
    if (event.key !== "/") return;
    event.preventDefault();
    input?.focus();
    input?.select();
  });

  return (
    <search>
      <SearchInput
        ref={(element) => (input = element)}
        label={listText("searchRequests")}
        placeholder={listText("search")}
        value={props.value}
        onSearch={(search) => props.onSearch(search)}
      >
        <kbd aria-hidden="true">/</kbd>
      </SearchInput>
    </search>
  );
}
