import type { JSX } from "solid-js";
import type { Tone } from "../wording/state.ts";
import type { IconName } from "./icon.tsx";
import { StateLabel } from "./state-label.tsx";

/** How the status of a service, a delivery or a deletion is shown. */
export interface StatusPresentation {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A status by icon, colour and name. */
export function StatusLabel(props: { readonly presentation: StatusPresentation }): JSX.Element {
  return (
    <StateLabel tone={props.presentation.tone} icon={props.presentation.icon}>
      {props.presentation.name}
    </StateLabel>
  );
}
