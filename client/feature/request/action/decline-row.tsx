import { type JSX, Match, Switch, createSignal, createUniqueId } from "solid-js";
import { actionWords } from "../../../language/words/action.ts";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Field } from "../../../ui/field.tsx";
import { actionText } from "../../../wording/action-messages.ts";
import { ActionLine } from "./action-line.tsx";
import { ConfirmBox } from "./confirm-box.tsx";
import type { ActionRunner } from "./create-actions.ts";
import type { Action, ActionRecord } from "./document.ts";

/** Declines a request that waits for approval, with an optional reason. */
export function DeclineRow(props: {
  readonly action: Action;
  readonly runner: ActionRunner;
  /** Somebody declined it already, and Seerr has not reported it yet. */
  readonly record: ActionRecord | null;
}): JSX.Element {
  const id = createUniqueId();
  const [place, setPlace] = createSignal<"offered" | "asked" | "done">("offered");
  const [reason, setReason] = createSignal("");
  let button: HTMLButtonElement | undefined;
  const text = () => actionText(props.action);
  const decline = async () => {
    if (await props.runner.decline(reason().trim())) setPlace("done");
  };
  return (
    <li>
      <Switch>
        <Match when={place() === "offered" && props.record}>
          {(record) => <ActionLine record={record()} />}
        </Match>
        <Match when={place() === "offered"}>
          <div class="action">
            <button
              class="btn small"
              type="button"
              ref={(element) => (button = element)}
              aria-describedby={id}
              onClick={() => setPlace("asked")}
            >
              {text().label}
            </button>
            <small id={id}>{text().description}</small>
          </div>
        </Match>
        <Match when={place() === "asked"}>
          <ConfirmBox
            label={text().label}
            yes={actionWords("yesDecline")}
            isBusy={props.runner.running() === "DECLINE"}
            onYes={() => void decline()}
            onNo={() => {
              setPlace("offered");
              button?.focus();
            }}
          >
            <Field
              label={actionWords("reason")}
              name="reason"
              autocomplete="off"
              hint={actionWords("reasonHint")}
              value={reason()}
              onInput={setReason}
              error={undefined}
            />
          </ConfirmBox>
        </Match>
      </Switch>
      <ErrorText words={props.runner.refusalOf("DECLINE")} />
      <p role="status">{place() === "done" ? actionWords("declinedNote") : ""}</p>
    </li>
  );
}
