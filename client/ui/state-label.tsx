import type { JSX } from "solid-js";
import { type Tone, toneColour } from "../wording/state.ts";
import { Icon, type IconName } from "./icon.tsx";

interface StateLabelProps {
  readonly tone: Tone;
  /** Another symbol than the tone's own, where the colour fits and the symbol does not. */
  readonly icon?: IconName;
  readonly children: JSX.Element;
}

/** A state by symbol, colour and word. */
export function StateLabel(props: StateLabelProps): JSX.Element {
  return (
    <span class="state" style={{ "--c": toneColour(props.tone) }}>
      <Icon name={props.icon ?? props.tone} />
      {props.children}
    </span>
  );
}
