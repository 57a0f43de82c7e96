import { For, type JSX, Match, Show, Switch, createSignal } from "solid-js";
import { wizardText } from "../../../language/words/service.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ManualConnectForm, SuggestedConnectForm } from "./connect-form.tsx";
import { ConnectedService } from "./connected-service.tsx";
import type { Wizard } from "./create-wizard.ts";
import type { Step } from "./step.ts";

interface WizardStepProps {
  readonly step: Step;
  readonly position: number;
  readonly wizard: Wizard;
  readonly webhookBaseUrl: string;
}

/** One step: its connected services are always visible, its forms only while it is the current step. */
export function WizardStep(props: WizardStepProps): JSX.Element {
  const isCurrent = () => props.wizard.current() === props.step.key;
  const services = () => props.wizard.servicesIn(props.step);
  return (
    <li class="step" aria-current={isCurrent() ? "step" : undefined}>
      <span class="step-number" classList={{ "is-done": services().length > 0 }} aria-hidden="true">
        <Show when={services().length > 0} fallback={props.position}>
          <Icon name="approved" />
        </Show>
      </span>
      <div class="step-body">
        <div class="row">
          <h2>
            <b>{props.step.title}</b>
          </h2>
          <Show when={!isCurrent()}>
            <button
              class="btn small"
              type="button"
              aria-label={wizardText(services().length > 0 ? "addAnother" : "setUp", {
                step: props.step.title,
              })}
              onClick={() => props.wizard.open(props.step.key)}
            >
              {services().length > 0 ? wizardText("addAnotherShort") : wizardText("setUpShort")}
            </button>
          </Show>
        </div>
        <Show when={isCurrent()}>
          <p class="quiet">{props.step.description}</p>
        </Show>
        <Show when={services().length > 0}>
          <ul class="plain-list">
            <For each={services()}>
              {(service) => (
                <ConnectedService
                  service={service}
                  webhookBaseUrl={props.webhookBaseUrl}
                  isNew={props.wizard.newlyConnected().has(service.slug)}
                  onChanged={props.wizard.live.upsert}
                />
              )}
            </For>
          </ul>
        </Show>
        <Show when={isCurrent()}>
          <StepForms step={props.step} wizard={props.wizard} />
        </Show>
      </div>
    </li>
  );
}

function StepForms(props: { readonly step: Step; readonly wizard: Wizard }): JSX.Element {
  const [isManual, setIsManual] = createSignal(false);
  const services = () => props.wizard.servicesIn(props.step);
  const suggestions = () => props.wizard.suggestionsIn(props.step);
  return (
    <>
      <Switch
        fallback={
          <ManualConnectForm
            step={props.step}
            services={services()}
            onConnected={(service) => props.wizard.addService(service)}
          />
        }
      >
        <Match when={suggestions().length > 0}>
          <For each={suggestions()}>
            {(suggestion, index) => (
              <SuggestedConnectForm
                suggestion={suggestion}
                services={services()}
                takesFocus={index() === 0}
                onConnected={(service) => props.wizard.addService(service, suggestion)}
              />
            )}
          </For>
          <Show
            when={isManual()}
            fallback={
              <button class="link" type="button" onClick={() => setIsManual(true)}>
                {wizardText("addManually")}
              </button>
            }
          >
            <ManualConnectForm
              step={props.step}
              services={services()}
              onConnected={(service) => props.wizard.addService(service)}
            />
          </Show>
        </Match>
        <Match when={!props.wizard.areSuggestionsLoaded()}>
          <p class="quiet" role="status">
            {wizardText("loadingSuggestions")}
          </p>
        </Match>
      </Switch>
      <button class="btn" type="button" onClick={() => props.wizard.leaveStep(props.step.key)}>
        {services().length > 0 ? wizardText("nextStep") : wizardText("skipStep")}
      </button>
    </>
  );
}
