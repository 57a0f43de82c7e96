import { type Accessor, createSignal } from "solid-js";
import { errorWords } from "../../graphql/error.ts";
import { change, useLink } from "../../graphql/link-context.ts";
import { hookBaseIssue } from "../../lib/hook-base.ts";
import { RegisterWebhookMutation, type Service } from "./document.ts";

export type Registration =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  /** Somebody else's address would be replaced; a person has to say so. */
  | { readonly kind: "conflict"; readonly words: string }
  | { readonly kind: "failed"; readonly words: string };

interface RegistrationProps {
  readonly slug: string;
  /** Where the services reach the tracker. */
  readonly base: string;
  /** The service as it is afterwards. */
  readonly onRegistered: (service: Service) => void;
}

interface WebhookRegistration {
  readonly state: Accessor<Registration>;
  register(replaceExisting: boolean): Promise<void>;
  /** Leaves the other's address where it is. */
  dismiss(): void;
}

/** Has the service send its webhooks here, and waits until a test message has made the round. */
export function createRegistration(props: RegistrationProps): WebhookRegistration {
  const link = useLink();
  const [state, setState] = createSignal<Registration>({ kind: "idle" });
  return {
    state,
    dismiss: () => void setState({ kind: "idle" }),
    async register(replaceExisting) {
      if (state().kind === "working") return;
      const error = hookBaseIssue(props.base);
      if (error !== undefined) return void setState({ kind: "failed", words: error });
      setState({ kind: "working" });
      try {
        const { registerWebhook: test } = await change(link.client, RegisterWebhookMutation, {
          slug: props.slug,
          baseUrl: props.base.trim(),
          replaceExisting,
        });
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
