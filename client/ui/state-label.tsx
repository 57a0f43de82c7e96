import type { JSX } from "solid-js";
import { type Tone, toneColour } from "../lib/state.ts";
import { Icon } from "./icon.tsx";

/** A state by symbol, colour and word. */
export function StateLabel(props: { readonly tone: Tone; readonly children: JSX.Element }): JSX.Element {
  return (
    <span class="state" style={{ "--c": toneColour(props.tone) }}>
      <Icon name={props.tone} />
      {props.children}
    </span>
  );
}
