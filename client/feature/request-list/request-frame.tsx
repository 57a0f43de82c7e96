import { type JSX, Show, useContext } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { A } from "../../ui/link.tsx";
import { editionWords } from "../../wording/request-words.ts";
import { type Selection, SelectionContext } from "./create-selection.ts";
import type { RequestCard } from "./document.ts";

interface RequestFrameProps {
  readonly class: string;
  readonly request: RequestCard;
  readonly children: JSX.Element;
}

/** Around what a list shows of a request: a link to it or, during a selection, a box to check. */
export function RequestFrame(props: RequestFrameProps): JSX.Element {
  const selection = useContext(SelectionContext);
  return (
    <Show
      when={selection?.isActive() === true && selection}
      fallback={
        <A
          class={`card ${props.class}`}
          href={`/request/${encodeURIComponent(props.request.id)}`}
          data-state={props.request.state}
        >
          {props.children}
        </A>
      }
    >
      {(current) => <SelectableFrame {...props} selection={current()} />}
    </Show>
  );
}

function SelectableFrame(
  props: RequestFrameProps & { readonly selection: Selection },
): JSX.Element {
  return (
    <div class={`card ${props.class} is-selectable`} data-state={props.request.state}>
      {props.children}
      <label class="select-box">
        <input
          type="checkbox"
          checked={props.selection.has(props.request.id)}
          onChange={() => props.selection.toggle({ ...props.request })}
        />
        <span class="visually-hidden">
          {listText("select")} <bdi>{props.request.title}</bdi> {editionWords(props.request)}
        </span>
      </label>
    </div>
  );
}
