import { registerWebhook } from "../tracking/services/register-webhook.ts";
import { removeService } from "../tracking/services/remove-service.ts";
import { saveService } from "../tracking/services/save-service.ts";
import { testService } from "../tracking/services/test-service.ts";
import { tryService } from "../tracking/services/try-service.ts";
import { builder } from "./builder.ts";
import { ServiceKind } from "./enum.ts";
import { ServiceTest } from "./service-test.ts";

const ServiceInput = builder.inputType("ServiceInput", {
  description:
    "A service as it is to be set. A secret that is absent or empty on a change leaves the stored one.",
  fields: (t) => ({
    slug: t.string({ description: "The service to change; absent: a new one." }),
    kind: t.field({
      type: ServiceKind,
      required: true,
      description: "What kind of program it is; cannot change.",
    }),
    name: t.string({ required: true, description: "What people call it." }),
    url: t.string({ required: true, description: "Where it is reached, with its path if any." }),
    apiKey: t.string({ description: "Its API key or token." }),
    username: t.string({ description: "Name to sign in with; empty: none." }),
    password: t.string({ description: "Password to sign in with." }),
    isEnabled: t.boolean({ description: "Asked and heard; absent on a new one: yes." }),
    allowsSelfSigned: t.boolean({
      description: "Take a certificate that nobody vouches for; absent on a new one: no.",
    }),
    suggestionId: t.id({ description: "Take the key that this suggestion knows." }),
  }),
});

const SLUG = "The service.";

builder.mutationField("saveService", (t) =>
  t.prismaField({
    type: "Service",
    authScopes: { admin: true },
    description:
      "Adds a service or changes one; it is asked at once. BAD_INPUT with `extensions.field`; FORBIDDEN for one set by environment. For admins.",
    args: {
      input: t.arg({ type: ServiceInput, required: true, description: "How it is to be." }),
    },
    resolve: async (query, _root, { input }, { tracking }) => {
      const { slug } = await saveService(tracking, input);
      return tracking.store.read.service.findUniqueOrThrow({ ...query, where: { slug } });
    },
  }),
);

builder.mutationField("removeService", (t) =>
  t.boolean({
    authScopes: { admin: true },
    description:
      "Stops asking a service and forgets how to reach it; the history stays. For admins.",
    args: { slug: t.arg.string({ required: true, description: SLUG }) },
    resolve: async (_root, { slug }, { tracking }) => {
      await removeService(tracking, slug);
      return true;
    },
  }),
);

builder.mutationField("testService", (t) =>
  t.field({
    type: ServiceTest,
    authScopes: { admin: true },
    description: "Reaches a configured service now. For admins.",
    args: { slug: t.arg.string({ required: true, description: SLUG }) },
    resolve: (_root, { slug }, { tracking }) => testService(tracking, slug),
  }),
);

builder.mutationField("tryService", (t) =>
  t.field({
    type: ServiceTest,
    authScopes: { admin: true },
    description: "Reaches a service as it is filled in, and saves nothing. For admins.",
    args: {
      input: t.arg({ type: ServiceInput, required: true, description: "How it would be." }),
    },
    resolve: (_root, { input }, { tracking }) => tryService(tracking, input),
  }),
);

builder.mutationField("registerWebhook", (t) =>
  t.field({
    type: ServiceTest,
    authScopes: { admin: true },
    description:
      "Has a service send its webhooks here, and proves that its test message arrives. CONFLICT where another webhook would be replaced. For admins.",
    args: {
      slug: t.arg.string({ required: true, description: SLUG }),
      baseUrl: t.arg.string({
        description:
          "Address at which the service reaches the tracker, with its base path; absent: PUBLIC_URL.",
      }),
      replaceExisting: t.arg.boolean({
        description: "Take the place of somebody else's webhook, where there is one place only.",
      }),
    },
    resolve: (_root, { slug, baseUrl, replaceExisting }, { tracking }) =>
      registerWebhook(tracking, {
        slug,
        baseUrl: baseUrl ?? null,
        replacesExisting: replaceExisting ?? false,
      }),
  }),
);
