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
  /** The step whose forms are open; null once all are passed. */
  readonly current: Accessor<StepKey | null>;
  /** Slugs that were connected here: their webhooks are registered without asking. */
  readonly newlyConnected: Accessor<ReadonlySet<string>>;
  /** False while the services are asked what they know of others. */
  readonly areSuggestionsLoaded: Accessor<boolean>;
  servicesIn(step: Step): readonly Service[];
  suggestionsIn(step: Step): readonly Suggestion[];
  /** `suggestion`: the one that was followed; it is not offered again, whatever address it was given here. */
  addService(service: Service, suggestion?: Suggestion): void;
  /** Leaves a step behind, connected or not. */
  leaveStep(key: StepKey): void;
  /** Goes back to a step. */
  open(key: StepKey): void;
}

/** Where one is on the way through the steps. A step that has what it wants is left by itself. */
export function createWizard(): Wizard {
  const live = createServices();
  const suggestions = createSuggestions();
  const [passed, setPassed] = createSignal<ReadonlySet<StepKey>>(new Set());
  const [opened, setOpened] = createSignal<StepKey | null>(null);
  const [accepted, setAccepted] = createSignal<ReadonlySet<string>>(new Set());
  const [newlyConnected, setNewlyConnected] = createSignal<ReadonlySet<string>>(new Set());

  const open = createMemo(() => suggestions.list().filter(({ id }) => !accepted().has(id)));

  const next = createMemo(() => STEPS.find(({ key }) => !passed().has(key)) ?? null);
  const leaveStep = (key: StepKey) =>
    batch(() => {
      setPassed((keys) => new Set([...keys, key]));
      setOpened(null);
    });

  // Once left, a step is not entered again by itself, whatever is told later: somebody may be typing further down.
  createEffect(() => {
    const step = next();
    if (step === null || !live.isLoaded() || !suggestions.isLoaded()) return;
    if (isStepComplete(step, live.services, open()))
      setPassed((keys) => new Set([...keys, step.key]));
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
        // The news of it may have come in before the answer: its row is there already.
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
