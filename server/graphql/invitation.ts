import {
  listInvitations,
  revokeInvitation,
  type SentInvitation as SentInvitationShape,
} from "../account/invitation-list.ts";
import {
  acceptInvitation,
  findInvitation,
  invite,
  type NewInvitation,
  type OpenInvitation as OpenInvitationShape,
} from "../account/invitation.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { Role } from "./enum.ts";
import { CREDENTIALS, keepSession, Viewer } from "./viewer.ts";

const Invitation = builder.objectRef<NewInvitation>("Invitation").implement({
  description: "A link with which one person can create a local account.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the invitation." }),
    role: t.expose("role", { type: Role, description: "The role that the person will have." }),
    token: t.exposeString("token", {
      description: "The token for `acceptInvitation`. It is shown only this once.",
    }),
    path: t.string({
      description: "Path of the page that accepts the invitation, below the tracker's address.",
      resolve: ({ token }, _args, { basePath }) => `${basePath}/invitation/${token}`,
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the invitation stops working.",
    }),
  }),
});

const OpenInvitation = builder.objectRef<OpenInvitationShape>("OpenInvitation").implement({
  description: "An invitation that can still be accepted, for whoever has its link.",
  fields: (t) => ({
    role: t.expose("role", { type: Role, description: "The role that the person will have." }),
    invitedBy: t.exposeString("invitedBy", {
      nullable: true,
      description: "Name of the person who invited. Null if unknown.",
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the invitation stops working.",
    }),
  }),
});

const SentInvitation = builder.objectRef<SentInvitationShape>("SentInvitation").implement({
  description: "An invitation that can still be accepted, for admins. Its link is not stored.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the invitation." }),
    role: t.expose("role", { type: Role, description: "The role that the person will have." }),
    invitedBy: t.exposeString("invitedBy", {
      nullable: true,
      description: "Name of the person who invited. Null if unknown.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was created." }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the invitation stops working.",
    }),
  }),
});

builder.queryField("invitations", (t) =>
  t.field({
    type: [SentInvitation],
    authScopes: { may: "administer" },
    description:
      "The invitations that can still be accepted, newest first. Requires the ADMIN role.",
    resolve: async (_root, _args, { account }) => [...(await listInvitations(account))],
  }),
);

builder.mutationField("revokeInvitation", (t) =>
  t.boolean({
    authScopes: { may: "administer" },
    description:
      "Revokes an invitation, so that its link no longer works. Returns whether there was one that could still be accepted. Requires the ADMIN role.",
    args: { id: t.arg.id({ required: true, description: "ID of the invitation." }) },
    resolve: (_root, { id }, ctx) => revokeInvitation(ctx.account, expectActor(ctx), id),
  }),
);

builder.queryField("invitation", (t) =>
  t.field({
    type: OpenInvitation,
    skipTypeScopes: true,
    description:
      "The invitation of a link. Public. Fails with FORBIDDEN if it is unknown, used or expired, and with LIMIT after too many attempts.",
    args: {
      token: t.arg.string({ required: true, description: "The token of the invitation." }),
    },
    resolve: (_root, { token }, { account, origin }) => findInvitation(account, { token, origin }),
  }),
);

builder.mutationField("invite", (t) =>
  t.field({
    type: Invitation,
    authScopes: { may: "administer" },
    description: "Creates an invitation, which works once and for 7 days. Requires the ADMIN role.",
    args: {
      role: t.arg({ type: Role, required: true, description: "The role of the invited person." }),
    },
    resolve: (_root, { role }, ctx) => invite(ctx.account, expectActor(ctx), role),
  }),
);

builder.mutationField("acceptInvitation", (t) =>
  t.field({
    type: Viewer,
    skipTypeScopes: true,
    description:
      "Creates the local account of an invitation and signs in. Public. Fails with FORBIDDEN if the invitation is unknown, used or expired, with BAD_INPUT if the username or password is invalid, with CONFLICT if the username is taken, and with LIMIT after too many attempts.",
    args: {
      token: t.arg.string({ required: true, description: "The token of the invitation." }),
      username: t.arg.string({ required: true, description: CREDENTIALS.username }),
      password: t.arg.string({ required: true, description: CREDENTIALS.password }),
    },
    resolve: (_root, input, ctx) =>
      keepSession(ctx, (origin) => acceptInvitation(ctx.account, { ...input, origin })),
  }),
);
