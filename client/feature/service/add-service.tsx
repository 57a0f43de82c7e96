import { For, type JSX, Match, Show, Switch, createSignal } from "solid-js";
import type { ServiceKind } from "../../graphql/graphql.ts";
import { serviceText } from "../../language/words/service.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ServiceMark } from "../../ui/service-mark.tsx";
import { kindRole } from "../../wording/service-help.ts";
import { SERVICE_KINDS, kindPresentation } from "../../wording/service-kind.ts";
import { createSuggestions } from "./create-suggestions.ts";
import type { Service } from "./document.ts";
import { type ServiceDraft, draftOfSuggestion, emptyDraft } from "./service-draft.ts";
import { ServiceForm } from "./service-form.tsx";

interface AddServiceProps {
  readonly services: readonly Service[];
  readonly onAdded: (service: Service) => void;
  readonly onClose: () => void;
}

/** Offers the kinds of services and the suggestions, then the form. */
export function AddService(props: AddServiceProps): JSX.Element {
  const [draft, setDraft] = createSignal<ServiceDraft | null>(null);
  const suggestions = createSuggestions();
  const title = () => {
    const chosen = draft();
    return chosen === null
      ? serviceText("addAService")
      : serviceText("addKind", { name: kindPresentation(chosen.kind).name });
  };
  const choose = (kind: ServiceKind) => setDraft(emptyDraft(kind, props.services));
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <Switch>
        <Match when={draft() === null}>
          <Show when={suggestions.list().length > 0}>
            <h3>{serviceText("suggested")}</h3>
            <div class="service-kinds">
              <For each={suggestions.list()}>
                {(suggestion) => (
                  <button
                    class="service-kind"
                    type="button"
                    onClick={() => setDraft(draftOfSuggestion(suggestion, props.services))}
                  >
                    <ServiceMark kind={suggestion.kind} />
                    <b>{suggestion.name}</b>
                    <small>{serviceText("from", { name: suggestion.from })}</small>
                  </button>
                )}
              </For>
            </div>
            <h3>{serviceText("allServices")}</h3>
          </Show>
          <div class="service-kinds">
            <For each={SERVICE_KINDS}>
              {(kind) => (
                <button class="service-kind" type="button" onClick={() => choose(kind)}>
                  <ServiceMark kind={kind} />
                  <b>{kindPresentation(kind).name}</b>
                  <small>{kindRole(kind)}</small>
                </button>
              )}
            </For>
          </div>
        </Match>
        <Match when={draft()}>
          {(chosen) => (
            <ServiceForm
              draft={chosen()}
              action={serviceText("testAndAdd")}
              showsName
              takesFocus
              canSaveWithoutTest
              onSaved={props.onAdded}
            />
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}
