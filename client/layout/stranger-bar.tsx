import { type JSX, Show } from "solid-js";
import { ConnectionIndicator } from "../feature/connection/connection-indicator.tsx";
import { Icon } from "../ui/icon.tsx";
import { keepFocus } from "../ui/keep-focus.ts";
import { SkipLink } from "./skip-link.tsx";

/** The top bar of a page for people without an account: it leads nowhere. */
export function StrangerBar(props: {
  /** Whether the page shows something that may change. */
  readonly isLive: boolean;
}): JSX.Element {
  keepFocus();
  return (
    <header class="top-bar is-narrow">
      <SkipLink />
      <div class="wrap">
        <span class="brand">
          <Icon name="box" />
          <span>Status Tracker</span>
        </span>
        <Show when={props.isLive}>
          <ConnectionIndicator />
        </Show>
      </div>
    </header>
  );
}
