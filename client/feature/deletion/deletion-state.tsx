import { type JSX, Match, Show, Switch } from "solid-js";
import { Bar } from "../../ui/bar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Refusal } from "../../ui/refusal.tsx";
import { plainWords } from "../../wording/plain-words.ts";
import { etaWords } from "../../wording/time.ts";
import { createSteering } from "./create-steering.ts";
import type { Deletion } from "./document.ts";
import { outcomeWords, progressWords, settledCount } from "./status-words.ts";
import { UndoLine } from "./undo-line.tsx";

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
                <b>Not everything is gone yet.</b> {plainWords(props.deletion.reason ?? "")}
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
      <Refusal words={steering.refusal()} />
    </>
  );
}
