import { builder } from "./builder.ts";

interface WebhookColumns {
  readonly canRegister: boolean;
  readonly webhookRegisteredAt: Date | null;
  readonly webhookProvenAt: Date | null;
  readonly webhookMessage: string | null;
  readonly lastDeliveryAt: Date | null;
}

export const ServiceWebhook = builder.objectRef<WebhookColumns>("ServiceWebhook").implement({
  description: "How far a service is set up to send its webhooks here.",
  fields: (t) => ({
    canRegister: t.exposeBoolean("canRegister", {
      description: "`registerWebhook` can set it up; else a person does that in the service.",
    }),
    isRegistered: t.boolean({
      description: "The tracker has told the service where to send.",
      resolve: ({ webhookRegisteredAt }) => webhookRegisteredAt !== null,
    }),
    provenAt: t.expose("webhookProvenAt", {
      type: "DateTime",
      nullable: true,
      description: "When a test message that the tracker asked for last arrived.",
    }),
    lastDeliveryAt: t.expose("lastDeliveryAt", {
      type: "DateTime",
      nullable: true,
      description: "When its last webhook came, to a few seconds.",
    }),
    message: t.exposeString("webhookMessage", {
      nullable: true,
      description: "Why the last registration did not work, in words.",
    }),
  }),
});
