import { type JSX } from "solid-js";
import { Icon } from "../../../ui/icon.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { outcomeTone, outcomeWords, actionSummary } from "../../../wording/action-words.ts";
import type { ActionRecord } from "./document.ts";

/** "Ada had Sonarr search again · sent, watching…". */
export function ActionLine(props: { readonly record: ActionRecord }): JSX.Element {
  const outcome = () => outcomeWords(props.record);
  return (
    <p class="action-record" data-status={props.record.status}>
      <Icon name={outcomeTone(props.record.status)} />
      <span>
        {actionSummary(props.record)} · <b>{outcome().strong}</b>
        {outcome().rest === "" ? " " : `: ${outcome().rest} `}
        <small>
          <Moment at={props.record.endedAt ?? props.record.createdAt} />
        </small>
      </span>
    </p>
  );
}
