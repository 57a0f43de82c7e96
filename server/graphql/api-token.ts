import { createApiToken, revokeApiToken } from "../account/api-token.ts";
import { apiTokenColumns } from "../store/column/person.ts";
import type { ApiToken as ApiTokenRow } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { expectActor, expectCaller, expectPerson } from "./context.ts";
import { TokenScope } from "./enum.ts";

const ApiToken = builder.objectRef<ApiTokenRow>("ApiToken").implement({
  description:
    "A token with which a person's tools call the API. It can never do more than its owner may.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the token; not the token itself." }),
    name: t.exposeString("name", { description: "What the token is for." }),
    scope: t.field({
      type: TokenScope,
      description: "What the token may do.",
      resolve: apiTokenColumns.scope.read,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was created." }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description: "When it stops working. Null if it does not expire.",
    }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was last used, accurate to five minutes. Null if never.",
    }),
  }),
});

const NewToken = builder
  .objectRef<{ readonly token: string; readonly apiToken: ApiTokenRow }>("NewToken")
  .implement({
    description: "A token that was just created.",
    fields: (t) => ({
      token: t.exposeString("token", {
        description: "The token, for `Authorization: Bearer`. It is shown only this once.",
      }),
      apiToken: t.expose("apiToken", {
        type: ApiToken,
        description: "The token as `tokens` lists it.",
      }),
    }),
  });

const TokenInput = builder.inputType("TokenInput", {
  description: "A token to create.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What the token is for, 1 to 64 characters." }),
    scope: t.field({ type: TokenScope, required: true, description: "What the token may do." }),
    expiresAt: t.field({
      type: "DateTime",
      description: "When it stops working. If omitted, it does not expire.",
    }),
  }),
});

builder.queryField("tokens", (t) =>
  t.field({
    type: [ApiToken],
    authScopes: { may: "manageAccount" },
    description: "The viewer's own tokens, newest first. ADMIN_TOKEN has none.",
    resolve: (_root, _args, { tracking, viewer }) =>
      viewer?.person == null
        ? []
        : tracking.store.read.apiToken.findMany({
            where: { personId: viewer.person.id },
            orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          }),
  }),
);

builder.mutationField("createToken", (t) =>
  t.field({
    type: NewToken,
    authScopes: { may: "manageAccount" },
    description:
      "Creates a token for the viewer's tools. Fails with BAD_INPUT if the name or the time is invalid, with FORBIDDEN for the scope ADMIN without the ADMIN role, and with LIMIT after 100 tokens.",
    args: {
      input: t.arg({ type: TokenInput, required: true, description: "The token to create." }),
    },
    resolve: (_root, { input: { name, scope, expiresAt } }, ctx) =>
      createApiToken(ctx.account, expectCaller(ctx), { name, scope, expiresAt: expiresAt ?? null }),
  }),
);

builder.mutationField("revokeToken", (t) =>
  t.boolean({
    authScopes: { may: "manageAccount" },
    description:
      "Revokes one of the viewer's own tokens and closes its connections. Returns whether there was one.",
    args: { id: t.arg.id({ required: true, description: "ID of the token." }) },
    resolve: (_root, { id }, ctx) => {
      const { id: personId } = expectPerson(ctx);
      return revokeApiToken(ctx.account, id, { ...expectActor(ctx), personId });
    },
  }),
);
