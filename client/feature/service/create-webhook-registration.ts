import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { errorWords } from "../../wording/error-words.ts";
import { sentText } from "../../wording/sent-message.ts";
import { RegisterWebhookMutation, type Service } from "./document.ts";
import { webhookBaseUrlIssue } from "./webhook-base-url.ts";

export type RegistrationStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  /** The registration would replace another URL, which needs confirmation. */
  | { readonly kind: "conflict"; readonly words: string }
  | { readonly kind: "failed"; readonly words: string };

interface WebhookRegistrationProps {
  readonly slug: string;
  /** The URL at which services reach the tracker. */
  readonly webhookBaseUrl: string;
  /** Called with the updated service. */
  readonly onRegistered: (service: Service) => void;
}

/** What becomes of another webhook in a service that has only one. `pass-on`: its owner gets each message all the same. */
export type FormerWebhook = "keep" | "replace" | "pass-on";

interface WebhookRegistration {
  readonly state: Accessor<RegistrationStatus>;
  register(former: FormerWebhook): Promise<void>;
  /** Keeps the existing URL. */
  dismiss(): void;
}

/** Registers the webhook of a service and waits until a test message has arrived. */
export function createWebhookRegistration(props: WebhookRegistrationProps): WebhookRegistration {
  const connection = useConnection();
  const [state, setState] = createSignal<RegistrationStatus>({ kind: "idle" });
  return {
    state,
    dismiss: () => void setState({ kind: "idle" }),
    async register(former) {
      if (state().kind === "working") return;
      const error = webhookBaseUrlIssue(props.webhookBaseUrl);
      if (error !== undefined) return void setState({ kind: "failed", words: error });
      setState({ kind: "working" });
      try {
        const { registerWebhook: test } = await runMutation(
          connection.client,
          RegisterWebhookMutation,
          {
            slug: props.slug,
            baseUrl: props.webhookBaseUrl.trim(),
            replaceExisting: former !== "keep",
            passOn: former === "pass-on",
          },
        );
        if (test.service !== null) props.onRegistered(test.service);
        if (test.ok) setState({ kind: "idle" });
        else
          setState({
            kind: test.code === "CONFLICT" ? "conflict" : "failed",
            words: sentText(test),
          });
      } catch (thrown) {
        setState({ kind: "failed", words: errorWords(thrown) });
      }
    },
  };
}
