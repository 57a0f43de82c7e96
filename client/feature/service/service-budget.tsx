import { type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { dayClockWords } from "../../wording/time.ts";
import type { Service } from "./document.ts";

/** The cost of polling a service: calls per minute, latency and the last error. */
export function ServiceBudget(props: { readonly budget: Service["budget"] }): JSX.Element {
  const calls = () =>
    props.budget.callsPerMinute === 1
      ? "1 API call per minute"
      : `${props.budget.callsPerMinute} API calls per minute`;
  return (
    <div class="budget">
      <p class="quiet">
        {calls()}
        <Show when={props.budget.lastLatencyMs !== null}>
          , last response in {Math.round(props.budget.lastLatencyMs ?? 0)} ms
        </Show>
      </p>
      <Show when={props.budget.lastError}>
        {(words) => (
          <p class="quiet">
            Last error
            <Show when={props.budget.lastErrorAt}>
              {(at) => (
                <>
                  {" "}
                  <Moment at={at()} words={dayClockWords} />
                </>
              )}
            </Show>
            : {words()}
          </p>
        )}
      </Show>
    </div>
  );
}
