import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { dayClockWords, etaWords } from "../../lib/time.ts";
import { Bar } from "../../ui/bar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { createSteering } from "./create-steering.ts";
import type { Deletion } from "./document.ts";
import { KeptList } from "./kept-list.tsx";
import {
  deletionLook,
  isUnderWay,
  outcomeWords,
  progressWords,
  settledCount,
  spokenWords,
} from "./status-words.ts";
import { StepList } from "./step-list.tsx";
import { UndoLine } from "./undo-line.tsx";

interface DeletionPanelProps {
  readonly deletion: Deletion;
  /** It was under way while the page was open: its lines are shown to the end. */
  readonly isNews: boolean;
  readonly takesFocus: boolean;
  readonly onChanged: (deletion: Deletion) => void;
}

/** On the page of a request, in place of its buttons: how its deletion goes. */
export function DeletionPanel(props: DeletionPanelProps): JSX.Element {
  const look = () => deletionLook(props.deletion);
  return (
    <section class="card box del-panel" aria-label="Deletion">
      <p class="sr" role="status">
        {spokenWords(props.deletion)}
      </p>
      <h2>
        <StateLabel tone={look().tone} icon={look().icon}>
          {look().name}
        </StateLabel>
        <span>
          by {props.deletion.by}, <Moment at={props.deletion.createdAt} words={dayClockWords} />
        </span>
      </h2>
      <DeletionState
        deletion={props.deletion}
        takesFocus={props.takesFocus}
        onChanged={props.onChanged}
      />
      <Show
        when={props.isNews && props.deletion.status !== "CANCELLED"}
        fallback={
          <Show when={props.deletion.status === "COMPLETE"}>
            <details>
              <summary>What every service let go of</summary>
              <StepList deletion={props.deletion} />
            </details>
          </Show>
        }
      >
        <StepList deletion={props.deletion} />
      </Show>
      <KeptList kept={props.deletion.kept} />
      <Show when={!isUnderWay(props.deletion)}>
        <p class="quiet">
          <A class="link" href={recordHref(props.deletion)}>
            See the record
          </A>
        </p>
      </Show>
    </section>
  );
}

/** All deletions of the same request; of all where the request is forgotten. */
export function recordHref({ request }: Deletion): string {
  return request === null ? "/deletions" : `/deletions?request=${encodeURIComponent(request.id)}`;
}

interface DeletionStateProps {
  readonly deletion: Deletion;
  readonly takesFocus?: boolean;
  readonly onChanged: (deletion: Deletion) => void;
}

/** Where it is, with what can be done about it now. */
export function DeletionState(props: DeletionStateProps): JSX.Element {
  const steering = createSteering((deletion) => props.onChanged(deletion));
  return (
    <>
      <Switch>
        <Match when={props.deletion.status === "WAITING"}>
          <UndoLine
            deletion={props.deletion}
            isBusy={steering.isBusy()}
            takesFocus={props.takesFocus === true}
            onUndo={() => void steering.undo(props.deletion.id)}
          />
        </Match>
        <Match when={props.deletion.status === "RUNNING"}>
          <div class="del-run">
            <Bar
              progress={settledCount(props.deletion) / Math.max(1, props.deletion.steps.length)}
              label={`Deleting ${props.deletion.title}`}
            />
            <small>{progressWords(props.deletion)}</small>
          </div>
        </Match>
        <Match when={props.deletion.status === "INCOMPLETE"}>
          <div class="why">
            <Icon name="problem" />
            <div>
              <p>
                <b>Not everything is gone yet.</b> {props.deletion.reason}
              </p>
              <div class="acts">
                <button
                  class="btn mini"
                  type="button"
                  aria-busy={steering.isBusy()}
                  onClick={() => void steering.retry(props.deletion.id)}
                >
                  <Icon name="sync" />
                  {steering.isBusy() ? "Sending…" : "Try again"}
                </button>
                <Show when={props.deletion.nextTryAt}>
                  {(at) => (
                    <small>
                      by itself{" "}
                      <Moment
                        at={at()}
                        words={(then, now) => {
                          const { lead, strong } = etaWords(then, now);
                          return lead === "any" ? "any moment" : `${lead} ${strong}`;
                        }}
                      />
                    </small>
                  )}
                </Show>
              </div>
            </div>
          </div>
        </Match>
        <Match when={props.deletion.status === "COMPLETE"}>
          <p>{outcomeWords(props.deletion)}</p>
        </Match>
        <Match when={props.deletion.status === "CANCELLED"}>
          <p>{props.deletion.reason} Nothing was deleted.</p>
        </Match>
      </Switch>
      <Show when={steering.refusal()}>
        {(words) => (
          <p class="fault" role="alert">
            {words()}
          </p>
        )}
      </Show>
    </>
  );
}
