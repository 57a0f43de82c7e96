import { type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { dayClockWords } from "../../wording/time.ts";
import type { Service } from "./document.ts";
import { webhookPresentation } from "./webhook-presentation.ts";

/** "✓ Webhook verified today 12:40". */
export function WebhookStatus(props: { readonly service: Service }): JSX.Element {
  return (
    <Show when={webhookPresentation(props.service)}>
      {(presentation) => (
        <StateLabel tone={presentation().tone} icon={presentation().icon}>
          <span>
            {presentation().words}
            <Show when={presentation().at}>
              {(at) => (
                <>
                  {" "}
                  <Moment at={at()} words={dayClockWords} />
                </>
              )}
            </Show>
          </span>
        </StateLabel>
      )}
    </Show>
  );
}
