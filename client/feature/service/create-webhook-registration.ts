import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorWords } from "../../graphql/error.ts";
import { runMutation } from "../../graphql/operation.ts";
import { RegisterWebhookMutation, type Service } from "./document.ts";
import { webhookBaseUrlIssue } from "./webhook-base-url.ts";

export type RegistrationStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  /** Somebody else's address would be replaced; a person has to say so. */
  | { readonly kind: "conflict"; readonly words: string }
  | { readonly kind: "failed"; readonly words: string };

interface WebhookRegistrationProps {
  readonly slug: string;
  /** Where the services reach the tracker. */
  readonly webhookBaseUrl: string;
  /** The service as it is afterwards. */
  readonly onRegistered: (service: Service) => void;
}

interface WebhookRegistration {
  readonly state: Accessor<RegistrationStatus>;
  register(replaceExisting: boolean): Promise<void>;
  /** Leaves the other's address where it is. */
  dismiss(): void;
}

/** Has the service send its webhooks here, and waits until a test message has made the round. */
export function createWebhookRegistration(props: WebhookRegistrationProps): WebhookRegistration {
  const connection = useConnection();
  const [state, setState] = createSignal<RegistrationStatus>({ kind: "idle" });
  return {
    state,
    dismiss: () => void setState({ kind: "idle" }),
    async register(replaceExisting) {
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
            replaceExisting,
          },
        );
        if (test.service !== null) props.onRegistered(test.service);
        if (test.ok) setState({ kind: "idle" });
        else
          setState({ kind: test.code === "CONFLICT" ? "conflict" : "failed", words: test.message });
      } catch (refusal) {
        setState({ kind: "failed", words: errorWords(refusal) });
      }
    },
  };
}
