import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Icon } from "../../../ui/icon.tsx";
import type { Service } from "../document.ts";
import { isVerified } from "../webhook-presentation.ts";

/** What there is now, what is still missing, and the way out. */
export function WizardSummary(props: { readonly services: readonly Service[] }): JSX.Element {
  const answering = () => props.services.filter(({ status }) => status === "UP").length;
  const sending = () => props.services.filter(({ webhook }) => webhook?.canRegister === true);
  const unverified = () => sending().filter((service) => !isVerified(service));
  const words = () => {
    const answers = `${answering()} of ${props.services.length} services answer`;
    if (sending().length === 0) return `${answers}.`;
    const verifiedCount = sending().length - unverified().length;
    return `${answers}, ${verifiedCount} of ${sending().length} webhooks are proven.`;
  };
  return (
    <section class="card box summary" aria-label="Summary">
      <h2>
        <b>{props.services.length > 0 ? "That is all" : "Nothing is connected yet"}</b>
      </h2>
      <Show
        when={props.services.length > 0}
        fallback={<p>Open a step above, or come back later from the page Services.</p>}
      >
        <p>{words()}</p>
        <Show when={unverified().length > 0}>
          <p class="quiet">
            Without a proven webhook of{" "}
            {unverified()
              .map(({ name }) => name)
              .join(", ")}{" "}
            the tracker asks instead, and hears of things a little later.
          </p>
        </Show>
      </Show>
      <div class="actions">
        <A class="btn primary" href="/">
          <Icon name="approved" />
          Open the list
        </A>
        <A class="btn" href="/services">
          All services
        </A>
      </div>
    </section>
  );
}
