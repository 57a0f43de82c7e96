import { type JSX } from "solid-js";
import { Icon } from "../../../ui/icon.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { outcomeTone, outcomeWords, toldWords } from "../../../wording/action-words.ts";
import type { Act } from "./document.ts";

/** "Ada had Sonarr search again · sent, watching…". */
export function ActLine(props: { readonly act: Act }): JSX.Element {
  const outcome = () => outcomeWords(props.act);
  return (
    <p class="act-line" data-status={props.act.status}>
      <Icon name={outcomeTone(props.act.status)} />
      <span>
        {toldWords(props.act)} · <b>{outcome().strong}</b>
        {outcome().rest === "" ? " " : `: ${outcome().rest} `}
        <small>
          <Moment at={props.act.endedAt ?? props.act.createdAt} />
        </small>
      </span>
    </p>
  );
}
