import { type JSX, Show, createSignal } from "solid-js";
import { Dialog } from "../../ui/dialog.tsx";
import { createServiceActions } from "./create-service-actions.ts";
import type { Service } from "./document.ts";
import { draftOfService } from "./service-draft.ts";
import { ServiceForm } from "./service-form.tsx";

interface ServiceActionsProps {
  readonly service: Service;
  readonly onChanged: (service: Service) => void;
  readonly onRemoved: () => void;
}

/** The actions of an admin on a service. A service configured by environment variables can only be tested. */
export function ServiceActions(props: ServiceActionsProps): JSX.Element {
  const [open, setOpen] = createSignal<"edit" | "remove" | null>(null);
  const actions = createServiceActions(props);
  const close = () => setOpen(null);
  const isBusy = () => actions.running() !== null;

  return (
    <>
      <Show when={actions.outcome()}>
        {(outcome) => (
          <p
            class={outcome().isGood ? "success" : "error"}
            role={outcome().isGood ? "status" : "alert"}
          >
            {outcome().words}
          </p>
        )}
      </Show>
      <div class="actions">
        <button
          class="btn small"
          type="button"
          aria-busy={isBusy()}
          onClick={() => void actions.test()}
        >
          {actions.running() === "test" ? "Testing…" : "Test"}
        </button>
        <Show when={props.service.source === "APP"}>
          <button class="btn small" type="button" onClick={() => setOpen("edit")}>
            Edit
          </button>
          <button
            class="btn small"
            type="button"
            aria-busy={isBusy()}
            onClick={() => void actions.toggle()}
          >
            {props.service.isEnabled ? "Disable" : "Enable"}
          </button>
          <button class="btn small" type="button" onClick={() => setOpen("remove")}>
            Remove
          </button>
        </Show>
      </div>
      <Show when={open() === "edit"}>
        <Dialog title={`Edit ${props.service.name}`} onClose={close}>
          <ServiceForm
            draft={draftOfService(props.service)}
            action="Test and save"
            showsName
            takesFocus={false}
            canSaveWithoutTest
            onSaved={(service) => {
              props.onChanged(service);
              close();
            }}
          />
        </Dialog>
      </Show>
      <Show when={open() === "remove"}>
        <Dialog title={`Remove ${props.service.name}?`} onClose={close}>
          <p>
            Status Tracker stops polling {props.service.name} and deletes its credentials. Nothing
            is deleted in {props.service.name}, and tracked requests are kept.
            <Show when={props.service.webhook?.isRegistered}>
              {" "}
              The webhook stays registered in {props.service.name} until you remove it there.
            </Show>
          </p>
          <div class="actions">
            <button
              class="btn primary"
              type="button"
              aria-busy={isBusy()}
              onClick={() => void actions.remove().then(close)}
            >
              {actions.running() === "remove" ? "Removing…" : "Remove service"}
            </button>
            <button class="btn" type="button" onClick={close}>
              Cancel
            </button>
          </div>
        </Dialog>
      </Show>
    </>
  );
}
