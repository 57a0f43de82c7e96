import { type JSX, Show, onMount } from "solid-js";
import { focusIssue } from "../../ui/field.tsx";
import { createConnection } from "./create-connection.ts";
import type { Service } from "./document.ts";
import { type Draft, firstEmpty } from "./draft.ts";
import { ServiceFields } from "./service-fields.tsx";

interface ServiceFormProps {
  readonly draft: Draft;
  /** On the button that tries and keeps what was entered. */
  readonly action: string;
  readonly asksName: boolean;
  readonly isFirst: boolean;
  readonly onSaved: (service: Service) => void;
  /** Offers to keep what was entered although the service does not answer. */
  readonly maySaveUntried: boolean;
}

/** Enters or changes one service: tried first, kept when it answers. */
export function ServiceForm(props: ServiceFormProps): JSX.Element {
  const connection = createConnection(props.draft);
  let form: HTMLFormElement | undefined;
  let button: HTMLButtonElement | undefined;
  onMount(() => {
    if (props.isFirst && firstEmpty(props.draft) === null) button?.focus();
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
        void run(connection.connect);
      }}
      novalidate
    >
      <ServiceFields connection={connection} asksName={props.asksName} isFirst={props.isFirst} />
      <div class="acts">
        <button
          class="btn go"
          type="submit"
          ref={(element) => (button = element)}
          disabled={connection.isBusy()}
        >
          {connection.isBusy() ? "Asking it…" : props.action}
        </button>
        <Show when={props.maySaveUntried && connection.hasRefused()}>
          <button
            class="btn"
            type="button"
            disabled={connection.isBusy()}
            onClick={() => void run(connection.save)}
          >
            Save it all the same
          </button>
        </Show>
      </div>
    </form>
  );
}
