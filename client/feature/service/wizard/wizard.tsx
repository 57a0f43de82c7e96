import { For, type JSX, Show, createSignal } from "solid-js";
import { ErrorBox } from "../../../ui/error-box.tsx";
import { Field } from "../../../ui/field.tsx";
import {
  webhookBaseUrlIssue,
  isLoopback,
  saveWebhookBaseUrl,
  loadWebhookBaseUrl,
} from "../webhook-base-url.ts";
import { createWizard } from "./create-wizard.ts";
import { STEPS } from "./step.ts";
import { WizardStep } from "./wizard-step.tsx";
import { WizardSummary } from "./wizard-summary.tsx";

/** From an empty tracker to one that hears of everything: one service after the other, each telling of the next. */
export function ServiceWizard(): JSX.Element {
  const wizard = createWizard();
  const [webhookBaseUrl, setWebhookBaseUrl] = createSignal(loadWebhookBaseUrl(document.baseURI));
  const change = (typed: string) => {
    setWebhookBaseUrl(typed);
    if (webhookBaseUrlIssue(typed) === undefined) saveWebhookBaseUrl(typed.trim());
  };
  return (
    <>
      <div class="card box webhook-base-url">
        <Field
          label="Address under which your services reach the tracker"
          name="hook-base"
          autocomplete="off"
          value={webhookBaseUrl()}
          onInput={change}
          hint={
            isLoopback(webhookBaseUrl())
              ? "Services in containers cannot reach this one: write the tracker's name or IP address there."
              : "Their webhooks are sent there. Mend it if they know the tracker by another name."
          }
          error={webhookBaseUrlIssue(webhookBaseUrl())}
        />
      </div>
      <Show when={wizard.live.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void wizard.live.reload()} />}
      </Show>
      <Show when={wizard.live.isLoaded()} fallback={<p class="quiet">Reading…</p>}>
        <ol class="steps">
          <For each={STEPS}>
            {(step, index) => (
              <WizardStep
                step={step}
                position={index() + 1}
                wizard={wizard}
                webhookBaseUrl={webhookBaseUrl()}
              />
            )}
          </For>
        </ol>
        <Show when={wizard.current() === null}>
          <WizardSummary services={wizard.live.services} />
        </Show>
      </Show>
    </>
  );
}
