import { For, type JSX, Show, createSignal } from "solid-js";
import { hookBaseIssue, isLoopback, keepHookBase, loadHookBase } from "../../../lib/hook-base.ts";
import { ErrorMessage } from "../../../ui/error-message.tsx";
import { Field } from "../../../ui/field.tsx";
import { createWizard } from "./create-wizard.ts";
import { STEPS } from "./step.ts";
import { Summary } from "./summary.tsx";
import { WizardStep } from "./wizard-step.tsx";

/** From an empty tracker to one that hears of everything: one service after the other, each telling of the next. */
export function ServiceWizard(): JSX.Element {
  const wizard = createWizard();
  const [base, setBase] = createSignal(loadHookBase(document.baseURI));
  const change = (typed: string) => {
    setBase(typed);
    if (hookBaseIssue(typed) === undefined) keepHookBase(typed.trim());
  };
  return (
    <>
      <div class="card box hook-base">
        <Field
          label="Address under which your services reach the tracker"
          name="hook-base"
          autocomplete="off"
          value={base()}
          onInput={change}
          hint={
            isLoopback(base())
              ? "Services in containers cannot reach this one: write the tracker's name or IP address there."
              : "Their webhooks are sent there. Mend it if they know the tracker by another name."
          }
          error={hookBaseIssue(base())}
        />
      </div>
      <Show when={wizard.live.error()}>
        {(error) => <ErrorMessage error={error()} onRetry={() => void wizard.live.reload()} />}
      </Show>
      <Show when={wizard.live.isLoaded()} fallback={<p class="quiet">Reading…</p>}>
        <ol class="steps">
          <For each={STEPS}>
            {(step, index) => (
              <WizardStep step={step} position={index() + 1} wizard={wizard} base={base()} />
            )}
          </For>
        </ol>
        <Show when={wizard.current() === null}>
          <Summary services={wizard.live.services} />
        </Show>
      </Show>
    </>
  );
}
