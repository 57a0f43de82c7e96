import type { Integration } from "../../integrations/port/integration.ts";
import type { NewRelayedWebhook } from "../../store/driver.ts";
import type { ProjectionContext, ProjectionServices } from "../projection/context.ts";

/** What reading and applying stored deliveries needs. */
export interface DeliveryContext extends ProjectionContext {
  readonly services: DeliveryServices;
}

/** What the verbs of the inbox need. */
export interface IngestContext extends DeliveryContext {
  readonly services: ReceivingServices;
  readonly inbox: Inbox;
}

/** The part of the service registry that ingest reads. */
export interface DeliveryServices extends ProjectionServices {
  readonly integrations: ReadonlyMap<string, Pick<Integration, "slug" | "kind" | "receive">>;
}

/** The part that receiving a webhook reads. */
export interface ReceivingServices extends DeliveryServices {
  readonly relays: DeliveryRelays;
}

/** Who also gets the webhooks of a service. */
export interface DeliveryRelays {
  /** Returns what to store with a delivery to pass it on; null: it is not passed on. */
  toStored(
    service: string,
    received: { readonly contentType: string | null; readonly bytes: Uint8Array },
  ): NewRelayedWebhook | null;
  wake(): void;
}

/** The inbox as verbs use it. */
export interface Inbox {
  /** The inbox holds a new delivery, or one that was put back. */
  wake(): void;
  /**
   * Resolves once the deliveries that have arrived are applied, or after a timeout: a polled answer is newer than these
   * deliveries and must be applied after them.
   */
  applied(): Promise<void>;
}
