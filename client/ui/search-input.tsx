import { debounce } from "@solid-primitives/scheduled";
import { type JSX, createEffect, createMemo } from "solid-js";

interface SearchInputProps {
  readonly label: string;
  /** In the empty field; the label by default. */
  readonly placeholder?: string;
  readonly value: string;
  readonly onSearch: (search: string) => void;
  readonly ref?: (input: HTMLInputElement) => void;
  /** Behind the field, such as its key. */
  readonly children?: JSX.Element;
}

const DEBOUNCE_MS = 200;

/** Searches while the user types. Escape clears it. */
export function SearchInput(props: SearchInputProps): JSX.Element {
  const search = debounce((value: string) => props.onSearch(value.trim()), DEBOUNCE_MS);
  let input: HTMLInputElement | undefined;
  // Other parts of the address may change while somebody types: only another search replaces what was typed.
  const current = createMemo(() => props.value);
  createEffect(() => {
    const value = current();
    // The space before the next word is not part of the search yet, and stays.
    if (input !== undefined && input.value.trim() !== value) input.value = value;
  });
  return (
    <label class="search">
      <span class="visually-hidden">{props.label}</span>
      <input
        ref={(element) => {
          input = element;
          props.ref?.(element);
        }}
        type="search"
        placeholder={props.placeholder ?? props.label}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.currentTarget.value = "";
          search("");
        }}
      />
      {props.children}
    </label>
  );
}
