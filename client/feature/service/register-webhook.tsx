import { type JSX, Match, Show, Switch, createEffect, untrack } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { shell } from "../../language/words/shell.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { kindPresentation } from "../../wording/service-kind.ts";
import { createWebhookRegistration } from "./create-webhook-registration.ts";
import type { Service } from "./document.ts";
import { webhookMessage } from "./service-messages.ts";
import { isVerified } from "./webhook-presentation.ts";
import { WebhookRelay } from "./webhook-relay.tsx";

interface RegisterWebhookProps {
  readonly service: Service;
  readonly webhookBaseUrl: string;
  /** Registers without a click: the service has just been connected. */
  readonly autoStart: boolean;
  readonly onChanged: (service: Service) => void;
}

/** Registers and verifies the webhook of a service through its API. */
export function RegisterWebhook(props: RegisterWebhookProps): JSX.Element {
  const registration = createWebhookRegistration({
    get slug() {
      return props.service.slug;
    },
    get webhookBaseUrl() {
      return props.webhookBaseUrl;
    },
    onRegistered: (service) => props.onChanged(service),
  });
  let hasStarted = false;
  createEffect(() => {
    if (!props.autoStart || isVerified(props.service) || hasStarted) return;
    hasStarted = true;
    void untrack(() => registration.register("keep"));
  });

  return (
    <Switch
      fallback={
        <>
          <button
            class="btn small"
            type="button"
            onClick={() => void registration.register("keep")}
          >
            {isVerified(props.service)
              ? serviceText("verifyAgain")
              : serviceText("registerWebhook")}
          </button>
          <Show when={webhookMessage(props.service)}>
            {(words) => <p class="error">{words()}</p>}
          </Show>
          <Show when={props.service.webhook?.relay}>
            {(relay) => <WebhookRelay service={props.service} relay={relay()} />}
          </Show>
        </>
      }
    >
      <Match when={registration.state().kind === "working"}>
        <p class="quiet" role="status">
          {serviceText("registering", { name: kindPresentation(props.service.kind).name })}
        </p>
      </Match>
      <Match when={messageOf(registration.state(), "conflict")}>
        {(words) => (
          <div
            class="confirm-box"
            role="group"
            aria-label={serviceText("webhookOf", { name: props.service.name })}
          >
            <p role="alert">{words()}</p>
            <p class="quiet">{serviceText("passOnHint")}</p>
            <div class="actions">
              <button
                class="btn small"
                type="button"
                onClick={() => void registration.register("pass-on")}
              >
                {serviceText("replaceAndPassOn")}
              </button>
              <button
                class="btn small"
                type="button"
                onClick={() => void registration.register("replace")}
              >
                {serviceText("replaceWebhook")}
              </button>
              <button class="btn small" type="button" onClick={registration.dismiss}>
                {serviceText("keepExisting")}
              </button>
            </div>
          </div>
        )}
      </Match>
      <Match when={messageOf(registration.state(), "failed")}>
        {(words) => (
          <div class="confirm-box">
            <ErrorText words={words()} />
            <Show when={props.service.isEnabled}>
              <button
                class="btn small"
                type="button"
                onClick={() => void registration.register("keep")}
              >
                {shell("tryAgain")}
              </button>
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}

type State = ReturnType<ReturnType<typeof createWebhookRegistration>["state"]>;

function messageOf(state: State, kind: "conflict" | "failed"): string | null {
  return state.kind === kind ? state.words : null;
}
