import type { JSX } from "solid-js";
import { percentWords } from "../wording/size.ts";

export function ProgressBar(props: {
  readonly progress: number;
  readonly label: string;
}): JSX.Element {
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(props.progress * 100)}
      aria-valuetext={percentWords(props.progress)}
      style={{ "--p": `${Math.min(1, props.progress) * 100}%` }}
    >
      <i />
    </div>
  );
}
