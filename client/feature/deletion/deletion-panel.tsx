import { type JSX, Show } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { dayClockWords } from "../../wording/time.ts";
import { deletionHref } from "./deletion-href.ts";
import { DeletionState } from "./deletion-state.tsx";
import type { Deletion } from "./document.ts";
import { isActive } from "./is-active.ts";
import { KeptList } from "./kept-list.tsx";
import { deletionPresentation } from "./status-words.ts";
import { StepList } from "./step-list.tsx";

interface DeletionPanelProps {
  readonly deletion: Deletion;
  /** The deletion was active while the page was open: its steps stay visible to the end. */
  readonly wasActiveHere: boolean;
  readonly takesFocus: boolean;
  readonly onChanged: (deletion: Deletion) => void;
}

/** Shows the progress of a deletion on the page of its request, in place of the buttons. */
export function DeletionPanel(props: DeletionPanelProps): JSX.Element {
  const presentation = () => deletionPresentation(props.deletion);
  return (
    <section class="card box deletion-panel" aria-label={deletionText("deletion")}>
      <h2>
        <StatusLabel presentation={presentation()} />
        <span>
          <Phrase
            of={deletionText.template("startedBy")}
            parts={{
              name: <bdi>{props.deletion.by}</bdi>,
              time: <Moment at={props.deletion.createdAt} words={dayClockWords} />,
            }}
          />
        </span>
      </h2>
      <DeletionState
        deletion={props.deletion}
        takesFocus={props.takesFocus}
        onChanged={props.onChanged}
      />
      <Show
        when={props.wasActiveHere && props.deletion.status !== "CANCELLED"}
        fallback={
          <Show when={props.deletion.status === "COMPLETE"}>
            <details>
              <summary>{deletionText("byService")}</summary>
              <StepList deletion={props.deletion} />
            </details>
          </Show>
        }
      >
        <StepList deletion={props.deletion} />
      </Show>
      <KeptList kept={props.deletion.kept} />
      <Show when={!isActive(props.deletion)}>
        <p class="quiet">
          <A class="link" href={deletionHref(props.deletion)}>
            {deletionText("viewRecord")}
          </A>
        </p>
      </Show>
    </section>
  );
}
