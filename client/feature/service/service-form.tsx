import { type JSX, Show, onMount } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { focusIssue } from "../../ui/field.tsx";
import { createServiceForm } from "./create-service-form.ts";
import type { Service } from "./document.ts";
import { type ServiceDraft, firstEmpty } from "./service-draft.ts";
import { ServiceFields } from "./service-fields.tsx";

interface ServiceFormProps {
  readonly draft: ServiceDraft;
  /** The label of the submit button. */
  readonly action: string;
  readonly showsName: boolean;
  readonly takesFocus: boolean;
  readonly onSaved: (service: Service) => void;
  /** Offers to save the service although its test failed. */
  readonly canSaveWithoutTest: boolean;
}

/** The form of a new or existing service: submitting tests the service, then saves it. */
export function ServiceForm(props: ServiceFormProps): JSX.Element {
  const formState = createServiceForm(props.draft);
  let form: HTMLFormElement | undefined;
  let button: HTMLButtonElement | undefined;
  onMount(() => {
    if (props.takesFocus && firstEmpty(props.draft) === null) button?.focus();
  });

  const run = async (work: () => Promise<Service | null>) => {
    const saved = await work();
    if (saved !== null) props.onSaved(saved);
    else if (form !== undefined) focusIssue(form);
  };
  return (
    <form
      class="service-form"
      ref={(element) => (form = element)}
      onSubmit={(event) => {
        event.preventDefault();
        void run(formState.connect);
      }}
      novalidate
    >
      <ServiceFields
        formState={formState}
        showsName={props.showsName}
        takesFocus={props.takesFocus}
      />
      <div class="actions">
        <button
          class="btn primary"
          type="submit"
          ref={(element) => (button = element)}
          aria-busy={formState.isBusy()}
        >
          {formState.isBusy() ? serviceText("testing") : props.action}
        </button>
        <Show when={props.canSaveWithoutTest && formState.hasTestFailed()}>
          <button
            class="btn"
            type="button"
            aria-busy={formState.isBusy()}
            onClick={() => void run(formState.save)}
          >
            {serviceText("saveAnyway")}
          </button>
        </Show>
      </div>
    </form>
  );
}
