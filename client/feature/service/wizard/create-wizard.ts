import { type Accessor, batch, createEffect, createMemo, createSignal } from "solid-js";
import { type Services, createServices } from "../create-services.ts";
import { createSuggestions } from "../create-suggestions.ts";
import type { Service, Suggestion } from "../document.ts";
import {
  STEPS,
  type Step,
  type StepKey,
  isStepComplete,
  servicesOf,
  suggestionsOf,
} from "./step.ts";

export interface Wizard {
  readonly live: Services;
  /** The step whose forms are shown; null after the last step. */
  readonly current: Accessor<StepKey | null>;
  /** The slugs of services connected here, whose webhooks are registered automatically. */
  readonly newlyConnected: Accessor<ReadonlySet<string>>;
  /** False while the suggestions are loading. */
  readonly areSuggestionsLoaded: Accessor<boolean>;
  servicesIn(step: Step): readonly Service[];
  suggestionsIn(step: Step): readonly Suggestion[];
  /** `suggestion`: the accepted one, which is not offered again even if its URL was changed. */
  addService(service: Service, suggestion?: Suggestion): void;
  /** Continues with the next step, whether or not a service is connected. */
  leaveStep(key: StepKey): void;
  /** Returns to a step. */
  open(key: StepKey): void;
}

/** Tracks the progress through the steps. A complete step is left automatically. */
export function createWizard(): Wizard {
  const live = createServices();
  const suggestions = createSuggestions();
  const [completed, setCompleted] = createSignal<ReadonlySet<StepKey>>(new Set());
  const [opened, setOpened] = createSignal<StepKey | null>(null);
  const [accepted, setAccepted] = createSignal<ReadonlySet<string>>(new Set());
  const [newlyConnected, setNewlyConnected] = createSignal<ReadonlySet<string>>(new Set());

  const open = createMemo(() => suggestions.list().filter(({ id }) => !accepted().has(id)));

  const next = createMemo(() => STEPS.find(({ key }) => !completed().has(key)) ?? null);
  const leaveStep = (key: StepKey) =>
    batch(() => {
      setCompleted((keys) => new Set([...keys, key]));
      setOpened(null);
    });

  // A later suggestion does not reopen a step: the user may be typing in a later one.
  createEffect(() => {
    const step = next();
    if (step === null || !live.isLoaded() || !suggestions.isLoaded()) return;
    if (isStepComplete(step, live.services, open()))
      setCompleted((keys) => new Set([...keys, step.key]));
  });

  return {
    live,
    current: () => opened() ?? next()?.key ?? null,
    newlyConnected,
    areSuggestionsLoaded: suggestions.isLoaded,
    servicesIn: (step) => servicesOf(step, live.services),
    suggestionsIn: (step) => suggestionsOf(step, open()),
    addService(service, suggestion) {
      batch(() => {
        // The subscription may have delivered the service before this response.
        setNewlyConnected((slugs) => new Set([...slugs, service.slug]));
        if (suggestion !== undefined) setAccepted((ids) => new Set([...ids, suggestion.id]));
        live.upsert(service);
        void suggestions.reload();
      });
    },
    leaveStep,
    open: setOpened,
  };
}
