import { type JSX, Match, Show, Switch } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { etaText } from "../../wording/time.ts";
import { createDeletionActions } from "./create-deletion-actions.ts";
import type { Deletion } from "./document.ts";
import { reasonText } from "./reason-words.ts";
import { outcomeWords, progressWords, settledCount } from "./status-words.ts";
import { UndoCountdown } from "./undo-countdown.tsx";

interface DeletionStateProps {
  readonly deletion: Deletion;
  readonly takesFocus?: boolean;
  readonly onChanged: (deletion: Deletion) => void;
}

/** The progress of a deletion, with the actions that are possible now. */
export function DeletionState(props: DeletionStateProps): JSX.Element {
  const actions = createDeletionActions((deletion) => props.onChanged(deletion));
  return (
    <>
      <Switch>
        <Match when={props.deletion.status === "WAITING"}>
          <UndoCountdown
            deletion={props.deletion}
            isBusy={actions.isBusy()}
            takesFocus={props.takesFocus === true}
            onUndo={() => void actions.undo(props.deletion.id)}
          />
        </Match>
        <Match when={props.deletion.status === "RUNNING"}>
          <div class="deletion-progress">
            <ProgressBar
              progress={settledCount(props.deletion) / Math.max(1, props.deletion.steps.length)}
              label={deletionText("deleting", { title: props.deletion.title })}
            />
            <small>{progressWords(props.deletion)}</small>
          </div>
        </Match>
        <Match when={props.deletion.status === "INCOMPLETE"}>
          <div class="notice">
            <Icon name="problem" />
            <div>
              <p>
                <b>{deletionText("incomplete")}</b> {reasonText(props.deletion)}
              </p>
              <div class="actions">
                <button
                  class="btn small"
                  type="button"
                  aria-busy={actions.isBusy()}
                  onClick={() => void actions.retry(props.deletion.id)}
                >
                  <Icon name="sync" />
                  {actions.isBusy() ? deletionText("retrying") : deletionText("tryAgain")}
                </button>
                <Show when={props.deletion.nextTryAt}>
                  {(at) => (
                    <small>
                      <Phrase
                        of={deletionText.template("nextRetry")}
                        parts={{ time: <Moment at={at()} words={etaText} /> }}
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
          <p>
            {reasonText(props.deletion)} {deletionText("nothingDeleted")}
          </p>
        </Match>
      </Switch>
      <ErrorText words={actions.error()} />
    </>
  );
}
