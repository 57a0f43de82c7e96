import { type JSX, Show } from "solid-js";
import { JsonView } from "../../ui/json-view.tsx";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { momentSecondWords } from "../../wording/time.ts";
import type { LogLine } from "./document.ts";
import { levelPresentation } from "./level.ts";

/** A line of the log, which expands to what it says beside its message. */
export function LogLineRow(props: { readonly line: LogLine }): JSX.Element {
  const head = (
    <>
      <small class="log-time">
        <Moment at={props.line.at} words={momentSecondWords} />
      </small>
      <StatusLabel presentation={levelPresentation(props.line.level)} />
      <span class="log-message">{props.line.message}</span>
    </>
  );
  return (
    <li>
      <Show when={props.line.fields !== null} fallback={<div class="log-line">{head}</div>}>
        <details>
          <summary class="log-line">{head}</summary>
          <JsonView value={props.line.fields} />
        </details>
      </Show>
    </li>
  );
}
