import { For, type JSX } from "solid-js";

/** A name of a release or file, which breaks after its separators rather than within a word. */
export function BreakableName(props: { readonly name: string }): JSX.Element {
  return (
    <For each={props.name.split(/(?<=[._+\-[\]()])(?=[^._+\-[\]()])/)}>
      {(part, index) => (
        <>
          {index() === 0 ? "" : <wbr />}
          {part}
        </>
      )}
    </For>
  );
}
