import { type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { dayClockWords } from "../../wording/time.ts";
import type { Service } from "./document.ts";

/** What asking the service costs: how often, how fast, and what went wrong last. */
export function ServiceBudget(props: { readonly budget: Service["budget"] }): JSX.Element {
  const calls = () =>
    props.budget.callsPerMinute === 1
      ? "1 call a minute"
      : `${props.budget.callsPerMinute} calls a minute`;
  return (
    <div class="budget">
      <p class="quiet">
        {calls()}
        <Show when={props.budget.lastLatencyMs !== null}>
          , last answer after {Math.round(props.budget.lastLatencyMs ?? 0)} ms
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
