import { listSuggestions } from "../tracking/services/list-suggestions.ts";
import type { KnownSuggestion } from "../tracking/services/registry.ts";
import { builder } from "./builder.ts";
import { ServiceKind } from "./enum.ts";
import { LEADER_ONLY } from "./leader-operation.ts";

const ServiceSuggestion = builder.objectRef<KnownSuggestion>("ServiceSuggestion").implement({
  description:
    "A service found in the configuration of another service, to prefill the form for a new service.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The suggestion's ID, for `ServiceInput.suggestionId`." }),
    kind: t.expose("kind", {
      type: ServiceKind,
      description: "The application that the service runs.",
    }),
    name: t.exposeString("name", { description: "Name of the service in the reporting service." }),
    url: t.exposeString("url", {
      description: "URL of the service as the reporting service uses it.",
    }),
    username: t.exposeString("username", {
      nullable: true,
      description: "Username that the reporting service uses. Null if there is none.",
    }),
    hasApiKey: t.boolean({
      description:
        "Whether the tracker knows the service's API key. The API never returns the key.",
      resolve: ({ apiKey }) => apiKey !== undefined,
    }),
    from: t.exposeString("from", { description: "Name of the reporting service." }),
  }),
});

builder.queryField("serviceSuggestions", (t) =>
  t.field({
    type: [ServiceSuggestion],
    authScopes: { may: "administer" },
    extensions: LEADER_ONLY,
    description:
      "Services that the configured services know but that are not configured in the tracker. Requires the ADMIN role.",
    resolve: async (_root, _args, { tracking }) => [...(await listSuggestions(tracking))],
  }),
);
