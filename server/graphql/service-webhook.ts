import { serviceColumns } from "../store/column/service.ts";
import type { WebhookRelay as WebhookRelayRow } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { CODE_OF_MESSAGE, PARAMS_OF_MESSAGE } from "./coded-message.ts";

interface WebhookColumns {
  readonly canRegister: boolean;
  readonly webhookRegisteredAt: Date | null;
  readonly webhookProvenAt: Date | null;
  readonly slug: string;
  readonly webhookMessage: string | null;
  readonly webhookMessageCode: string | null;
  readonly webhookMessageParams: string | null;
  readonly lastDeliveryAt: Date | null;
}

const WebhookRelay = builder.objectRef<WebhookRelayRow>("WebhookRelay").implement({
  description: "How the webhooks of a service are passed on to the former owner of its webhook.",
  fields: (t) => ({
    host: t.exposeString("host", {
      description: 'Host of the former owner, such as "homeassistant:8123".',
    }),
    lastSentAt: t.expose("lastSentAt", {
      type: "DateTime",
      nullable: true,
      description: "When it last took a message. Null if never.",
    }),
    failingSince: t.expose("failingSince", {
      type: "DateTime",
      nullable: true,
      description: "Since when it has not taken messages; they are retried. Null if it takes them.",
    }),
    answer: t.exposeString("answer", {
      nullable: true,
      description: 'Its last answer, such as "200 OK". Null if there was none.',
    }),
  }),
});

export const ServiceWebhook = builder.objectRef<WebhookColumns>("ServiceWebhook").implement({
  description: "The state of a service's webhook.",
  fields: (t) => ({
    canRegister: t.exposeBoolean("canRegister", {
      description:
        "Whether `registerWebhook` supports the service. If false, add the webhook in the service by hand.",
    }),
    isRegistered: t.boolean({
      description: "Whether the tracker has registered its webhook in the service.",
      resolve: ({ webhookRegisteredAt }) => webhookRegisteredAt !== null,
    }),
    provenAt: t.expose("webhookProvenAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When the tracker last received a test message that it had requested. Null until then.",
    }),
    lastDeliveryAt: t.expose("lastDeliveryAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When the service's last webhook arrived, accurate to a few seconds. Null until then.",
    }),
    relay: t.field({
      type: WebhookRelay,
      nullable: true,
      description: "How the webhooks are passed on. Null if nobody else gets them.",
      resolve: ({ slug: service }, _args, { tracking }) =>
        tracking.services.relays.slugs.has(service)
          ? tracking.store.read.webhookRelay.findUnique({ where: { service } })
          : null,
    }),
    message: t.exposeString("webhookMessage", {
      nullable: true,
      description: "Why the last registration failed. Null otherwise.",
    }),
    messageCode: t.exposeString("webhookMessageCode", {
      nullable: true,
      description: CODE_OF_MESSAGE,
    }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
      resolve: serviceColumns.webhookMessageParams.read,
    }),
  }),
});
