import type { JSX } from "solid-js";
import { Icon } from "../ui/icon.tsx";

/** The layout of pages before sign-in: the brand and one form. */
export function Entrance(props: { readonly children: JSX.Element }): JSX.Element {
  return (
    <main class="entrance">
      <p class="brand">
        <Icon name="box" />
        <span>Status Tracker</span>
      </p>
      {props.children}
    </main>
  );
}
