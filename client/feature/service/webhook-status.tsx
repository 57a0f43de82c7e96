import { type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
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
            <Phrase
              of={presentation().words}
              parts={{
                time: (
                  <Show when={presentation().at}>
                    {(at) => <Moment at={at()} words={dayClockWords} />}
                  </Show>
                ),
              }}
            />
          </span>
        </StateLabel>
      )}
    </Show>
  );
}
