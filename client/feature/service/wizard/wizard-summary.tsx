import { type JSX, Show } from "solid-js";
import { wizardText } from "../../../language/words/service.ts";
import { Icon } from "../../../ui/icon.tsx";
import { A } from "../../../ui/link.tsx";
import { listWords } from "../../../wording/sentence.ts";
import type { Service } from "../document.ts";
import { isWebhookWorking } from "../webhook-presentation.ts";

/** Sums up the connected services and their webhooks, with links to continue. */
export function WizardSummary(props: { readonly services: readonly Service[] }): JSX.Element {
  const connected = () => props.services.filter(({ status }) => status === "UP").length;
  const sending = () => props.services.filter(({ webhook }) => webhook !== null);
  const silent = () => sending().filter((service) => isWebhookWorking(service) === false);
  const words = () => {
    const share = { count: connected(), total: props.services.length };
    if (sending().length === 0) return wizardText("connected", share);
    const working = sending().length - silent().length;
    return wizardText("connectedWebhooks", { ...share, working, sending: sending().length });
  };
  return (
    <section class="card box summary" aria-label={wizardText("summary")}>
      <h2>
        <b>{props.services.length > 0 ? wizardText("complete") : wizardText("none")}</b>
      </h2>
      <Show when={props.services.length > 0} fallback={<p>{wizardText("noneHint")}</p>}>
        <p>{words()}</p>
        <Show when={silent().length > 0}>
          <p class="quiet">
            {wizardText("polled", { names: listWords(silent().map(({ name }) => name)) })}
          </p>
        </Show>
      </Show>
      <div class="actions">
        <A class="btn primary" href="/">
          <Icon name="approved" />
          {wizardText("viewRequests")}
        </A>
        <A class="btn" href="/services">
          {wizardText("allServices")}
        </A>
      </div>
    </section>
  );
}
