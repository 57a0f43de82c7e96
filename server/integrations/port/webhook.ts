import type { DeliverySubject } from "../../domain/delivery.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import type { FormerWebhook } from "./relay.ts";

/** The result of reading a webhook body. */
export type WebhookReading =
  /** `note` says why a known event yields no observation, e.g. "a test message". */
  | {
      readonly kind: "read";
      readonly event: string;
      readonly observations: readonly Observation[];
      readonly note?: string;
      /** What an event without observations is about. */
      readonly about?: DeliverySubject;
      /** The event is about the service itself, so its health is checked. */
      readonly isAboutService?: boolean;
    }
  | { readonly kind: "unrecognised"; readonly event: string | null; readonly reason: string };

/** Where a service sends its webhooks. */
export interface WebhookTarget {
  /** Address under which the service reaches the tracker, including the service's slug. */
  readonly url: string;
  readonly secret: string;
  /** The address that was registered before, if any: a webhook that goes there is ours too. */
  readonly formerUrl?: string;
}

/** The webhook that a service currently has registered. */
export type WebhookState =
  | { readonly kind: "absent" }
  /** Ours. `isBlocked` means that the service paused sending after failures. */
  | {
      readonly kind: "ours";
      readonly isBlocked: boolean;
      /** Present if it sends another secret than ours. */
      readonly hasWrongSecret?: true;
    }
  /** The only webhook slot holds another address (Seerr has a single webhook). */
  | { readonly kind: "foreign"; readonly url: string; readonly headers?: FormerWebhook["headers"] };

export interface RegisterOptions {
  readonly replaces: boolean;
  /** Keeps the fields of the message of another webhook, beside those of the tracker: its owner gets the messages too. */
  readonly keepsFields?: boolean;
}

/** Registers the tracker's webhook with a service. */
export interface WebhookControl {
  find(target: WebhookTarget): Promise<WebhookState>;
  /**
   * Creates or repairs our registration. Rejects with "conflict" when another webhook would be replaced and `replaces`
   * is false.
   */
  register(target: WebhookTarget, options: RegisterOptions): Promise<void>;
  /** Asks the service to send its test message, whatever events are enabled. */
  test(target: WebhookTarget): Promise<void>;
}
