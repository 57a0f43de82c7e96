import { type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { dayClockWords } from "../../wording/time.ts";
import type { Service } from "./document.ts";
import { webhookLook } from "./webhook-words.ts";

/** "✓ Webhook proven today 12:40". */
export function WebhookLight(props: { readonly service: Service }): JSX.Element {
  return (
    <Show when={webhookLook(props.service)}>
      {(look) => (
        <StateLabel tone={look().tone} icon={look().icon}>
          <span>
            {look().words}
            <Show when={look().at}>
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
