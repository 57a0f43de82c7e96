import { changePassword } from "../account/local-account.ts";
import { endOtherSessions, endSession, listSessions } from "../account/session.ts";
import type { Session as SessionRow } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { expectCaller, expectPerson } from "./context.ts";

const Session = builder.objectRef<SessionRow>("Session").implement({
  description: "A browser in which a person is signed in.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the session." }),
    isCurrent: t.boolean({
      description: "Whether this is the session of this call.",
      resolve: ({ id }, _args, { viewer }) => viewer?.session?.id === id,
    }),
    provider: t.exposeString("provider", {
      description: 'How the person signed in: "local", "oidc", "proxy" or the slug of a service.',
    }),
    device: t.exposeString("device", {
      nullable: true,
      description: "The browser as it describes itself (User-Agent). Null if it does not.",
    }),
    address: t.exposeString("address", {
      nullable: true,
      description: "IP address from which the person signed in. Null if unknown.",
    }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      description: "When the person signed in.",
    }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      description: "When the session was last used, accurate to five minutes.",
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the session ends at the latest; it ends earlier if it is not used.",
    }),
  }),
});

builder.queryField("sessions", (t) =>
  t.field({
    type: [Session],
    authScopes: { may: "manageAccount" },
    description: "The viewer's own sessions, most recently used first. ADMIN_TOKEN has none.",
    resolve: (_root, _args, { account, viewer }) =>
      viewer?.person == null ? [] : listSessions(account, viewer.person.id),
  }),
);

builder.mutationField("endSession", (t) =>
  t.boolean({
    authScopes: { may: "manageAccount" },
    description:
      "Ends one of the viewer's own sessions and closes its connections. Returns whether there was one.",
    args: { id: t.arg.id({ required: true, description: "ID of the session." }) },
    resolve: (_root, { id }, ctx) => {
      expectPerson(ctx);
      return endSession(ctx.account, id, expectCaller(ctx));
    },
  }),
);

builder.mutationField("endOtherSessions", (t) =>
  t.int({
    authScopes: { may: "manageAccount" },
    description:
      "Ends all of the viewer's own sessions but the one of this call, and closes their connections. Returns how many there were.",
    resolve: (_root, _args, ctx) => {
      expectPerson(ctx);
      return endOtherSessions(ctx.account, expectCaller(ctx));
    },
  }),
);

builder.mutationField("changePassword", (t) =>
  t.boolean({
    authScopes: { may: "manageAccount" },
    description:
      "Changes the password of the viewer's local account and ends the viewer's other sessions. Fails with FORBIDDEN if the current password is wrong, with BAD_INPUT if the next one is invalid, and with CONFLICT for a person without a password in the tracker.",
    args: {
      current: t.arg.string({ required: true, description: "The current password." }),
      next: t.arg.string({
        required: true,
        description: "The new password, 8 to 1024 characters.",
      }),
    },
    resolve: async (_root, passwords, ctx) => {
      await changePassword(ctx.account, expectCaller(ctx), passwords);
      return true;
    },
  }),
);
