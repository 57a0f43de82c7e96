import type { JSX } from "solid-js";
import { Icon } from "../ui/icon.tsx";

/** The page in front of the house: the name on it, and one form. */
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
