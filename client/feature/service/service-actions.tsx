import { type JSX, Show, createSignal } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { shell } from "../../language/words/shell.ts";
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
          {actions.running() === "test" ? serviceText("testing") : serviceText("test")}
        </button>
        <Show when={props.service.source === "APP"}>
          <button class="btn small" type="button" onClick={() => setOpen("edit")}>
            {serviceText("edit")}
          </button>
          <button
            class="btn small"
            type="button"
            aria-busy={isBusy()}
            onClick={() => void actions.toggle()}
          >
            {props.service.isEnabled ? serviceText("disable") : serviceText("enable")}
          </button>
          <button class="btn small" type="button" onClick={() => setOpen("remove")}>
            {serviceText("remove")}
          </button>
        </Show>
      </div>
      <Show when={open() === "edit"}>
        <Dialog title={serviceText("editName", { name: props.service.name })} onClose={close}>
          <ServiceForm
            draft={draftOfService(props.service)}
            action={serviceText("testAndSave")}
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
        <Dialog title={serviceText("removeQuestion", { name: props.service.name })} onClose={close}>
          <p>
            {serviceText("removeHint", { name: props.service.name })}
            <Show when={props.service.webhook?.isRegistered}>
              {" "}
              {serviceText("webhookStays", { name: props.service.name })}
            </Show>
          </p>
          <div class="actions">
            <button
              class="btn primary"
              type="button"
              aria-busy={isBusy()}
              onClick={() => void actions.remove().then(close)}
            >
              {actions.running() === "remove"
                ? serviceText("removing")
                : serviceText("removeService")}
            </button>
            <button class="btn" type="button" onClick={close}>
              {shell("cancel")}
            </button>
          </div>
        </Dialog>
      </Show>
    </>
  );
}
