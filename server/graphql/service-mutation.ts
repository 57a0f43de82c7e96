import { loadRunning } from "../tracking/services/load-running.ts";
import { registerWebhook } from "../tracking/services/register-webhook.ts";
import { endRelay } from "../tracking/services/relay/keep-relay.ts";
import { removeService } from "../tracking/services/remove-service.ts";
import { saveService } from "../tracking/services/save-service.ts";
import { testService } from "../tracking/services/test-service.ts";
import { tryService } from "../tracking/services/try-service.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { ServiceKind } from "./enum.ts";
import { ServiceTest } from "./service-test.ts";

const ServiceInput = builder.inputType("ServiceInput", {
  description:
    "The configuration of a service. When changing a service, an omitted or empty secret keeps the stored one.",
  fields: (t) => ({
    slug: t.string({
      description: "Slug of the service to change. If omitted, a new service is added.",
    }),
    kind: t.field({
      type: ServiceKind,
      required: true,
      description: "The application that the service runs. Cannot be changed.",
    }),
    name: t.string({ required: true, description: "Name of the service, shown to users." }),
    url: t.string({
      required: true,
      description:
        'URL of the service, including its base path, such as "http://192.168.1.10:8989/sonarr".',
    }),
    externalUrl: t.string({
      description:
        "URL of the service for browsers, if it differs from `url`. Several, separated by spaces, for viewers on different networks: the one that fits the viewer is used, else the first. If omitted, the stored ones are kept; empty for none.",
    }),
    apiKey: t.string({ description: "API key or token." }),
    username: t.string({ description: "Username for signing in. Empty for none." }),
    password: t.string({ description: "Password for signing in." }),
    isEnabled: t.boolean({
      description:
        "Whether the tracker contacts the service and accepts its webhooks. Defaults to true for a new service.",
    }),
    allowsSelfSigned: t.boolean({
      description:
        "Whether to accept self-signed certificates. Defaults to false for a new service.",
    }),
    suggestionId: t.id({
      description: "ID of a suggestion whose API key to use (see `serviceSuggestions`).",
    }),
  }),
});

const SLUG = "Slug of the service.";

builder.mutationField("saveService", (t) =>
  t.prismaField({
    type: "Service",
    authScopes: { may: "administer" },
    description:
      "Adds or changes a service and contacts it immediately. Requires the ADMIN role. Fails with BAD_INPUT if a value is invalid (`extensions.field` names the input field), with FORBIDDEN if the service is configured in the environment, and with CONFLICT if there are already 50 services.",
    args: {
      input: t.arg({
        type: ServiceInput,
        required: true,
        description: "The configuration of the service.",
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { tracking } = ctx;
      const { slug } = await saveService(tracking, { ...input, by: expectActor(ctx) });
      return tracking.store.read.service.findUniqueOrThrow({ ...query, where: { slug } });
    },
  }),
);

builder.mutationField("removeService", (t) =>
  t.boolean({
    authScopes: { may: "administer" },
    description:
      "Removes a service and its credentials. Its entries in the history remain. Requires the ADMIN role. Fails with NOT_FOUND if the service does not exist, and with FORBIDDEN if it is configured in the environment.",
    args: { slug: t.arg.string({ required: true, description: SLUG }) },
    resolve: async (_root, { slug }, ctx) => {
      await removeService(ctx.tracking, { slug, by: expectActor(ctx) });
      return true;
    },
  }),
);

builder.mutationField("testService", (t) =>
  t.field({
    type: ServiceTest,
    authScopes: { may: "administer" },
    description:
      "Tests the connection to a configured service and updates its status. Requires the ADMIN role. Fails with NOT_FOUND if the service does not exist.",
    args: { slug: t.arg.string({ required: true, description: SLUG }) },
    resolve: (_root, { slug }, { tracking }) => testService(tracking, slug),
  }),
);

builder.mutationField("tryService", (t) =>
  t.field({
    type: ServiceTest,
    authScopes: { may: "administer" },
    description:
      "Tests the connection to a service with the given configuration, without saving it. Requires the ADMIN role. Fails with BAD_INPUT if a value is invalid.",
    args: {
      input: t.arg({
        type: ServiceInput,
        required: true,
        description: "The configuration to test.",
      }),
    },
    resolve: (_root, { input }, { tracking }) => tryService(tracking, input),
  }),
);

builder.mutationField("registerWebhook", (t) =>
  t.field({
    type: ServiceTest,
    authScopes: { may: "administer" },
    description:
      "Registers the tracker's webhook in a service and verifies that a test message arrives. If another webhook would be replaced, the result has the code CONFLICT. Requires the ADMIN role. Fails with NOT_FOUND if the service does not exist, and with BAD_INPUT if the webhook cannot be registered.",
    args: {
      slug: t.arg.string({ required: true, description: SLUG }),
      baseUrl: t.arg.string({
        description:
          "URL at which the service reaches the tracker, including the base path. Defaults to PUBLIC_URL.",
      }),
      replaceExisting: t.arg.boolean({
        description:
          "Whether to replace an existing webhook in a service that supports only one. Defaults to false.",
      }),
      passOn: t.arg.boolean({
        description:
          "Whether to pass each message on to the webhook that is replaced, byte for byte and with its headers. Messages that it does not take are retried. Defaults to false.",
      }),
    },
    resolve: (_root, { slug, baseUrl, replaceExisting, passOn }, ctx) =>
      registerWebhook(ctx.tracking, {
        slug,
        by: expectActor(ctx),
        baseUrl: baseUrl ?? null,
        replacesExisting: replaceExisting ?? false,
        passesOn: passOn ?? false,
      }),
  }),
);

builder.mutationField("endWebhookRelay", (t) =>
  t.boolean({
    authScopes: { may: "administer" },
    description:
      "Ends passing the webhooks of a service on to the former owner of its webhook. Returns whether they were passed on. Requires the ADMIN role. Fails with NOT_FOUND if the service does not exist.",
    args: { slug: t.arg.string({ required: true, description: SLUG }) },
    resolve: (_root, { slug }, ctx) => {
      const { name } = loadRunning(ctx.tracking, slug);
      return endRelay(ctx.tracking, { slug, name, by: expectActor(ctx) });
    },
  }),
);
