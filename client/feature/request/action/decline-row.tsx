import { type JSX, Match, Switch, createSignal, createUniqueId } from "solid-js";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Field } from "../../../ui/field.tsx";
import { ConfirmBox } from "./confirm-box.tsx";
import type { ActionRunner } from "./create-actions.ts";

/** The other answer to a request that waits for approval, with a reason if one likes. */
export function DeclineRow(props: { readonly runner: ActionRunner }): JSX.Element {
  const id = createUniqueId();
  const [place, setPlace] = createSignal<"offered" | "asked" | "done">("offered");
  const [reason, setReason] = createSignal("");
  let button: HTMLButtonElement | undefined;
  const decline = async () => {
    if (await props.runner.decline(reason().trim())) setPlace("done");
  };
  return (
    <li>
      <Switch>
        <Match when={place() === "offered"}>
          <div class="action">
            <button
              class="btn small"
              type="button"
              ref={(element) => (button = element)}
              aria-describedby={id}
              onClick={() => setPlace("asked")}
            >
              Decline
            </button>
            <small id={id}>It is not looked for. Whoever asked for it sees why.</small>
          </div>
        </Match>
        <Match when={place() === "asked"}>
          <ConfirmBox
            label="Decline"
            yes="Yes, decline it"
            isBusy={props.runner.running() === "DECLINE"}
            onYes={() => void decline()}
            onNo={() => {
              setPlace("offered");
              button?.focus();
            }}
          >
            <Field
              label="Why (optional)"
              name="reason"
              autocomplete="off"
              hint="Shown to whoever asked for it."
              value={reason()}
              onInput={setReason}
              error={undefined}
            />
          </ConfirmBox>
        </Match>
      </Switch>
      <ErrorText words={props.runner.refusalOf("DECLINE")} />
      <p role="status">
        {place() === "done" ? "Declined. It shows here as soon as Seerr has told of it." : ""}
      </p>
    </li>
  );
}
