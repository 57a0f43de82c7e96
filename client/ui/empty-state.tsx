import { type JSX, Show } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";

/** Explains an empty list and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  /** Whether it is all that the page shows: its title is then that of the page. */
  readonly isPage?: boolean;
  /** What the list is about; a parcel by default. */
  readonly icon?: IconName;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <div class="empty">
      <Icon name={props.icon ?? "box"} />
      <Show when={props.isPage} fallback={<h2>{props.title}</h2>}>
        <h1>{props.title}</h1>
      </Show>
      <Show when={props.children}>
        <div class="empty-text">{props.children}</div>
      </Show>
    </div>
  );
}
