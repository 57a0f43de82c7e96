import { toChannelOverview } from "../notification/overview.ts";
import { subscribeToPush } from "../notification/push-subscription.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { NotificationChannel } from "./notification-channel.ts";
import { ownerIn } from "./notification-owner.ts";

const PushSubscriptionInput = builder.inputType("PushSubscriptionInput", {
  description: "The subscription of a browser, as `PushManager.subscribe` returns it.",
  fields: (t) => ({
    endpoint: t.string({ required: true, description: "Address of the browser's push service." }),
    p256dh: t.string({ required: true, description: "Public key of the browser, base64url." }),
    auth: t.string({ required: true, description: "Secret of the browser, base64url." }),
    name: t.string({ required: true, description: "Name of the device, 1 to 64 characters." }),
    baseUrl: t.string({ description: "Address under which the browser reaches the tracker." }),
  }),
});

builder.mutationField("subscribeToPush", (t) =>
  t.field({
    type: NotificationChannel,
    authScopes: { may: "manageAccount" },
    description:
      "Lets a browser show messages for the viewer, and no longer for somebody else who used it before. Fails with BAD_INPUT if the subscription is invalid.",
    args: {
      input: t.arg({
        type: PushSubscriptionInput,
        required: true,
        description: "The subscription.",
      }),
    },
    resolve: async (_root, { input: { baseUrl, ...input } }, ctx) => {
      const saved = await subscribeToPush(
        ctx.notifications,
        ownerIn(ctx, false),
        { ...input, baseUrl: baseUrl ?? undefined },
        expectActor(ctx),
      );
      return toChannelOverview(ctx.notifications, saved);
    },
  }),
);
