import { listSuggestions } from "../tracking/services/list-suggestions.ts";
import type { KnownSuggestion } from "../tracking/services/registry.ts";
import { builder } from "./builder.ts";
import { ServiceKind } from "./enum.ts";

const ServiceSuggestion = builder.objectRef<KnownSuggestion>("ServiceSuggestion").implement({
  description: "A service that a configured one knows of, to fill in the form with.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "For `suggestionId`: its key is taken then." }),
    kind: t.expose("kind", { type: ServiceKind, description: "What kind of program it is." }),
    name: t.exposeString("name", { description: "What it is called there." }),
    url: t.exposeString("url", { description: "Where it is reached from there." }),
    username: t.exposeString("username", {
      nullable: true,
      description: "Name that is used there to sign in.",
    }),
    hasApiKey: t.boolean({
      description: "Its key is known; it is never shown.",
      resolve: ({ apiKey }) => apiKey !== undefined,
    }),
    from: t.exposeString("from", { description: "Name of the service that knows of it." }),
  }),
});

builder.queryField("serviceSuggestions", (t) =>
  t.field({
    type: [ServiceSuggestion],
    authScopes: { admin: true },
    description:
      "What configured services tell of others that are not configured yet. For admins. Never a key.",
    resolve: async (_root, _args, { tracking }) => [...(await listSuggestions(tracking))],
  }),
);
