import { For, type JSX } from "solid-js";

/** Placeholders until the first page has loaded, so that the layout does not shift. */
export function ListSkeleton(props: { readonly isDense?: boolean }): JSX.Element {
  return (
    <div class="grid skeletons" aria-hidden="true">
      <For each={props.isDense === true ? [1, 2, 3, 4, 5, 6] : [1, 2]}>
        {() => <div class="card skeleton" classList={{ "is-dense": props.isDense === true }} />}
      </For>
    </div>
  );
}
