import type { MailServer as MailServerShape } from "../integrations/port/notifier.ts";
import { loadMailServer, saveMailServer } from "../notification/mail-server.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { MailSecurity } from "./notification-enum.ts";

const MailServer = builder.objectRef<MailServerShape>("MailServer").implement({
  description:
    "The server by which notifications are sent as e-mail. Its password is never returned.",
  authScopes: { may: "readDetail" },
  fields: (t) => ({
    host: t.exposeString("host", { description: "Name or address of the server." }),
    port: t.exposeInt("port", { description: "Its port." }),
    security: t.expose("security", {
      type: MailSecurity,
      description: "How the connection is encrypted.",
    }),
    username: t.exposeString("username", {
      nullable: true,
      description: "User name. Null: without signing in.",
    }),
    hasPassword: t.boolean({
      description: "Whether a password is stored.",
      resolve: ({ password }) => password !== null,
    }),
    from: t.exposeString("from", {
      description: 'The sender, such as "Status Tracker <tracker@example.org>".',
    }),
  }),
});

const MailServerInput = builder.inputType("MailServerInput", {
  description: "The mail server to use.",
  fields: (t) => ({
    host: t.string({ required: true, description: "Name or address of the server." }),
    port: t.int({ required: true, description: "Its port, such as 587." }),
    security: t.field({
      type: MailSecurity,
      required: true,
      description: "How the connection is encrypted.",
    }),
    username: t.string({ description: "User name. If omitted, nobody signs in." }),
    password: t.string({
      description:
        "Password. If omitted, the stored one stays; it has to be entered again for another host.",
    }),
    from: t.string({
      required: true,
      description: 'The sender, such as "Status Tracker <tracker@example.org>".',
    }),
  }),
});

builder.queryField("mailServer", (t) =>
  t.field({
    type: MailServer,
    nullable: true,
    authScopes: { may: "readDetail" },
    description: "The mail server of the settings. Null if none is set. Requires the ADMIN role.",
    resolve: (_root, _args, { notifications }) => loadMailServer(notifications),
  }),
);

builder.mutationField("saveMailServer", (t) =>
  t.field({
    type: MailServer,
    nullable: true,
    authScopes: { may: "administer" },
    description:
      "Sets the server by which notifications are sent as e-mail. Requires the ADMIN role. Fails with BAD_INPUT if a field is invalid.",
    args: {
      input: t.arg({
        type: MailServerInput,
        description: "The server. Null removes it.",
      }),
    },
    resolve: (_root, { input }, ctx) =>
      saveMailServer(
        ctx.notifications,
        input == null
          ? null
          : {
              ...input,
              username: input.username ?? null,
              password: input.password ?? undefined,
            },
        expectActor(ctx),
      ),
  }),
);
