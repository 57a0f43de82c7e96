import { For, type JSX, Show, createMemo, createSignal } from "solid-js";
import type { ServiceKind } from "../../../graphql/graphql.ts";
import { wizardText } from "../../../language/words/service.ts";
import { ServiceMark } from "../../../ui/service-mark.tsx";
import { kindPresentation } from "../../../wording/service-kind.ts";
import type { Service, Suggestion } from "../document.ts";
import { draftOfSuggestion, emptyDraft } from "../service-draft.ts";
import { ServiceForm } from "../service-form.tsx";
import { type Step, firstKind } from "./step.ts";

interface ManualConnectFormProps {
  readonly step: Step;
  readonly services: readonly Service[];
  readonly onConnected: (service: Service) => void;
}

/** The form for a service without a suggestion, with a choice of its kind. */
export function ManualConnectForm(props: ManualConnectFormProps): JSX.Element {
  const [chosen, setChosen] = createSignal<ServiceKind>();
  const kind = createMemo(() => chosen() ?? firstKind(props.step, props.services));
  // Every connected service is followed by an empty form, even for the same kind.
  const [round, setRound] = createSignal(0);
  const form = createMemo(() => ({ kind: kind(), round: round() }));
  const isAnother = (of: ServiceKind) => props.services.some((service) => service.kind === of);
  return (
    <div class="connect-form">
      <Show when={props.step.kinds.length > 1}>
        <div class="chips" role="group" aria-label={wizardText("serviceType")}>
          <For each={props.step.kinds}>
            {(name) => (
              <button
                class="chip"
                type="button"
                aria-pressed={kind() === name}
                onClick={() => setChosen(name)}
              >
                {kindPresentation(name).name}
              </button>
            )}
          </For>
        </div>
      </Show>
      <Show when={form()} keyed>
        {({ kind: name }) => (
          <ServiceForm
            draft={emptyDraft(name, props.services)}
            action={wizardText("connect", { name: kindPresentation(name).name })}
            showsName={isAnother(name)}
            takesFocus
            canSaveWithoutTest={false}
            onSaved={(service) => {
              setChosen(undefined);
              setRound((count) => count + 1);
              props.onConnected(service);
            }}
          />
        )}
      </Show>
    </div>
  );
}

interface SuggestedConnectFormProps {
  readonly suggestion: Suggestion;
  readonly services: readonly Service[];
  readonly takesFocus: boolean;
  readonly onConnected: (service: Service) => void;
}

/** The form for a suggested service, filled in with the suggestion. */
export function SuggestedConnectForm(props: SuggestedConnectFormProps): JSX.Element {
  const draft = draftOfSuggestion(props.suggestion, props.services);
  return (
    <div class="connect-form">
      <h3 class="connect-title">
        <ServiceMark kind={draft.kind} />
        {draft.values.name} <small>{wizardText("from", { name: props.suggestion.from })}</small>
      </h3>
      <ServiceForm
        draft={draft}
        action={wizardText("connect", { name: draft.values.name })}
        showsName={false}
        takesFocus={props.takesFocus}
        canSaveWithoutTest={false}
        onSaved={props.onConnected}
      />
    </div>
  );
}
