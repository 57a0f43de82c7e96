import { type JSX, Show } from "solid-js";
import { Icon } from "./icon.tsx";

/** Explains an empty list and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <div class="empty">
      <Icon name="box" />
      <h2>{props.title}</h2>
      <Show when={props.children}>
        <div class="empty-text">{props.children}</div>
      </Show>
    </div>
  );
}
