import type { Observation } from "../../domain/observation/observation.ts";

/** How a webhook body reads. */
export type WebhookReading =
  /** `note` says why a known event has no observation, e.g. "a test message". */
  | {
      readonly kind: "read";
      readonly event: string;
      readonly observations: readonly Observation[];
      readonly note?: string;
      /** It is about the service itself: it is asked how it is. */
      readonly isAboutService?: boolean;
    }
  | { readonly kind: "unrecognised"; readonly event: string | null; readonly reason: string };

/** Where a service is to send its webhooks. */
export interface WebhookTarget {
  /** Address as the service reaches the tracker, with the instance's slug. */
  readonly url: string;
  readonly secret: string;
}

/** What a service has registered at the moment. */
export type WebhookState =
  | { readonly kind: "absent" }
  /** Ours; `isBlocked`: the service has stopped sending for a while after failures. */
  | { readonly kind: "ours"; readonly isBlocked: boolean }
  /** The one place is taken by somebody else's address (Seerr has a single webhook). */
  | { readonly kind: "foreign"; readonly url: string };

/** Registers the tracker with a service that sends webhooks. */
export interface WebhookControl {
  find(target: WebhookTarget): Promise<WebhookState>;
  /** Makes or mends our registration; CONFLICT (code "conflict") where another's would be replaced and `replaces` is false. */
  register(target: WebhookTarget, options: { readonly replaces: boolean }): Promise<void>;
  /** Has the service send its test message to us, whatever it is subscribed to. */
  test(target: WebhookTarget): Promise<void>;
}
