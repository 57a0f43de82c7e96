import { type JSX, Show } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { editionWords } from "../../wording/request-words.ts";
import { sizeWords } from "../../wording/size.ts";
import { dayClockWords } from "../../wording/time.ts";
import { DeletionState } from "./deletion-state.tsx";
import type { Deletion } from "./document.ts";
import { isActive } from "./is-active.ts";
import { KeptList } from "./kept-list.tsx";
import { deletionPresentation, outcomeWords } from "./status-words.ts";
import { StepList } from "./step-list.tsx";

interface DeletionRowProps {
  readonly deletion: Deletion;
  /** Expanded initially. */
  readonly isOpen: boolean;
  readonly onChanged: (deletion: Deletion) => void;
}

/** One deletion in the list: a summary that expands to its steps, and its buttons while it is active. */
export function DeletionRow(props: DeletionRowProps): JSX.Element {
  const presentation = () => deletionPresentation(props.deletion);
  const size = () => Number(props.deletion.size);
  return (
    <li class="card deletion-row">
      <details open={props.isOpen}>
        <summary>
          <StatusLabel presentation={presentation()} />
          <span class="deletion-title">
            <b>{props.deletion.title}</b> <small>{editionWords(props.deletion)}</small>
          </span>
          <small class="deletion-size">
            {props.deletion.deleteFiles
              ? size() > 0
                ? sizeWords(size())
                : deletionText("noFiles")
              : deletionText("filesKept")}
          </small>
          <small class="deletion-by">
            <bdi>{props.deletion.by}</bdi>,{" "}
            <Moment at={props.deletion.createdAt} words={dayClockWords} />
          </small>
        </summary>
        <div class="deletion-details">
          <Show when={!isActive(props.deletion)}>
            <p class="quiet">
              {outcomeWords(props.deletion)}
              <Show when={props.deletion.endedAt}>
                {(at) => (
                  <>
                    {" "}
                    <Phrase
                      of={deletionText.template("ended")}
                      parts={{ time: <Moment at={at()} words={dayClockWords} /> }}
                    />
                  </>
                )}
              </Show>
            </p>
          </Show>
          <Show when={props.deletion.status !== "CANCELLED"}>
            <StepList deletion={props.deletion} />
          </Show>
          <KeptList kept={props.deletion.kept} />
          <Show when={props.deletion.request}>
            {(request) => (
              <A class="link" href={`/request/${encodeURIComponent(request().id)}`}>
                {deletionText("openRequest")}
              </A>
            )}
          </Show>
        </div>
      </details>
      <Show when={isActive(props.deletion)}>
        <DeletionState deletion={props.deletion} onChanged={props.onChanged} />
      </Show>
    </li>
  );
}
