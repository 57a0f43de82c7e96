import { For, type JSX, Show, createSignal } from "solid-js";
import { wizardText } from "../../../language/words/service.ts";
import { Field } from "../../../ui/field.tsx";
import { LoadedContent } from "../../../ui/loaded-content.tsx";
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

/** Connects one service after the other; each provides the details of the next. */
export function ServiceWizard(): JSX.Element {
  const wizard = createWizard();
  const [webhookBaseUrl, setWebhookBaseUrl] = createSignal(loadWebhookBaseUrl(document.baseURI));
  const onInput = (typed: string) => {
    setWebhookBaseUrl(typed);
    if (webhookBaseUrlIssue(typed) === undefined) saveWebhookBaseUrl(typed.trim());
  };
  return (
    <>
      <div class="card box webhook-base-url">
        <Field
          label={wizardText("baseUrl")}
          name="hook-base"
          autocomplete="off"
          value={webhookBaseUrl()}
          onInput={onInput}
          hint={isLoopback(webhookBaseUrl()) ? wizardText("loopback") : wizardText("baseUrlHint")}
          error={webhookBaseUrlIssue(webhookBaseUrl())}
        />
      </div>
      <LoadedContent source={wizard.live}>
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
      </LoadedContent>
    </>
  );
}
