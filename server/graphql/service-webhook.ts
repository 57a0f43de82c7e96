import { serviceColumns } from "../store/column/service.ts";
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
