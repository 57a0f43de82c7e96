import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Icon } from "../../../ui/icon.tsx";
import { listWords } from "../../../wording/sentence.ts";
import type { Service } from "../document.ts";
import { isWebhookWorking } from "../webhook-presentation.ts";

/** Sums up the connected services and their webhooks, with links to continue. */
export function WizardSummary(props: { readonly services: readonly Service[] }): JSX.Element {
  const connected = () => props.services.filter(({ status }) => status === "UP").length;
  const sending = () => props.services.filter(({ webhook }) => webhook !== null);
  const silent = () => sending().filter((service) => isWebhookWorking(service) === false);
  const words = () => {
    const summary = `${connected()} of ${props.services.length} services connected`;
    if (sending().length === 0) return `${summary}.`;
    const workingCount = sending().length - silent().length;
    return `${summary}, ${workingCount} of ${sending().length} webhooks work.`;
  };
  return (
    <section class="card box summary" aria-label="Summary">
      <h2>
        <b>{props.services.length > 0 ? "Setup complete" : "No services connected"}</b>
      </h2>
      <Show
        when={props.services.length > 0}
        fallback={<p>Set up a step above, or return later from the Services page.</p>}
      >
        <p>{words()}</p>
        <Show when={silent().length > 0}>
          <p class="quiet">
            Status Tracker polls services without a working webhook, so updates from{" "}
            {listWords(silent().map(({ name }) => name))} arrive a little later.
          </p>
        </Show>
      </Show>
      <div class="actions">
        <A class="btn primary" href="/">
          <Icon name="approved" />
          View requests
        </A>
        <A class="btn" href="/services">
          All services
        </A>
      </div>
    </section>
  );
}
