import type { JSX } from "solid-js";
import { type Tone, toneColour } from "../wording/state.ts";
import { Icon, type IconName } from "./icon.tsx";

interface StateLabelProps {
  readonly tone: Tone;
  /** Overrides the icon of the tone. */
  readonly icon?: IconName;
  readonly children: JSX.Element;
}

/** A state as icon, colour and name. */
export function StateLabel(props: StateLabelProps): JSX.Element {
  return (
    <span class="state" style={{ "--c": toneColour(props.tone) }}>
      <Icon name={props.icon ?? props.tone} />
      {props.children}
    </span>
  );
}
