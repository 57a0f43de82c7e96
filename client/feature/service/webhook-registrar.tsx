import { type JSX, Match, Show, Switch, createEffect, untrack } from "solid-js";
import { kindPresentation } from "../../wording/service-kind.ts";
import { createRegistration } from "./create-registration.ts";
import type { Service } from "./document.ts";
import { isProven } from "./webhook-words.ts";

interface WebhookRegistrarProps {
  readonly service: Service;
  readonly base: string;
  /** Begins by itself: the service was connected a moment ago. */
  readonly startsItself: boolean;
  readonly onChanged: (service: Service) => void;
}

/** Registers and proves the webhook of a service that lets the tracker enter it. */
export function WebhookRegistrar(props: WebhookRegistrarProps): JSX.Element {
  const registration = createRegistration({
    get slug() {
      return props.service.slug;
    },
    get base() {
      return props.base;
    },
    onRegistered: (service) => props.onChanged(service),
  });
  let hasStarted = false;
  createEffect(() => {
    if (!props.startsItself || isProven(props.service) || hasStarted) return;
    hasStarted = true;
    void untrack(() => registration.register(false));
  });

  return (
    <Switch
      fallback={
        <>
          <button class="btn mini" type="button" onClick={() => void registration.register(false)}>
            {isProven(props.service) ? "Prove again" : "Register webhook"}
          </button>
          <Show when={props.service.webhook?.message}>
            {(words) => <p class="fault">{words()}</p>}
          </Show>
        </>
      }
    >
      <Match when={registration.state().kind === "working"}>
        <p class="quiet" role="status">
          Registering, then waiting for the test message of{" "}
          {kindPresentation(props.service.kind).name}…
        </p>
      </Match>
      <Match when={refusalOf(registration.state(), "conflict")}>
        {(words) => (
          <div class="ask" role="group" aria-label={`Webhook of ${props.service.name}`}>
            <p role="alert">{words()}</p>
            <div class="acts">
              <button
                class="btn mini"
                type="button"
                onClick={() => void registration.register(true)}
              >
                Replace it
              </button>
              <button class="btn mini" type="button" onClick={registration.dismiss}>
                Leave it
              </button>
            </div>
          </div>
        )}
      </Match>
      <Match when={refusalOf(registration.state(), "failed")}>
        {(words) => (
          <div class="ask">
            <p class="fault" role="alert">
              {words()}
            </p>
            <Show when={props.service.isEnabled}>
              <button
                class="btn mini"
                type="button"
                onClick={() => void registration.register(false)}
              >
                Try again
              </button>
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}

type State = ReturnType<ReturnType<typeof createRegistration>["state"]>;

function refusalOf(state: State, kind: "conflict" | "failed"): string | null {
  return state.kind === kind ? state.words : null;
}
