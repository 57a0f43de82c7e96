import type { JSX } from "solid-js";
import { ConnectionIndicator } from "../feature/connection/connection-indicator.tsx";
import { Icon } from "../ui/icon.tsx";

/** The top bar of a page for people without an account: it leads nowhere. */
export function StrangerBar(): JSX.Element {
  return (
    <header class="top-bar">
      <div class="wrap">
        <span class="brand">
          <Icon name="box" />
          <span>Status Tracker</span>
        </span>
        <ConnectionIndicator />
      </div>
    </header>
  );
}
