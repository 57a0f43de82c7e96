import { listSignInOptions, type SignInOption } from "../account/sign-in/options.ts";
import {
  finishQuickConnect,
  startQuickConnect,
  type QuickConnectStart,
} from "../account/sign-in/quick-connect.ts";
import { builder } from "./builder.ts";
import { IdentityKind } from "./enum.ts";
import { keepSessionOnce, Viewer } from "./viewer.ts";

const SignInProvider = builder.objectRef<SignInOption>("SignInProvider").implement({
  description: "A service or other provider with whose accounts people can sign in.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description: "ID of the provider, for `login` and `startQuickConnect`.",
    }),
    kind: t.expose("kind", { type: IdentityKind, description: "Kind of the provider." }),
    name: t.exposeString("name", { description: "Name of the provider, as an admin set it." }),
    supportsPassword: t.exposeBoolean("supportsPassword", {
      description: "Whether `login` accepts a name and password of the provider.",
    }),
    supportsQuickConnect: t.exposeBoolean("supportsQuickConnect", {
      description: "Whether `startQuickConnect` can start a sign-in.",
    }),
    url: t.string({
      nullable: true,
      description: "Path of the page that signs in. Null for a provider without a page of its own.",
      resolve: ({ url }, _args, { basePath }) => (url === null ? null : `${basePath}${url}`),
    }),
  }),
});

const SignInOptions = builder
  .objectRef<{ password: boolean; providers: readonly SignInOption[] }>("SignInOptions")
  .implement({
    description: "The ways of signing in.",
    fields: (t) => ({
      password: t.exposeBoolean("password", {
        description: "Whether there are accounts with a password in the tracker itself.",
      }),
      providers: t.expose("providers", {
        type: [SignInProvider],
        description: "The providers with whose accounts people can sign in.",
      }),
    }),
  });

builder.queryField("signInOptions", (t) =>
  t.field({
    type: SignInOptions,
    skipTypeScopes: true,
    description: "The ways of signing in at the moment. Public.",
    resolve: (_root, _args, { account }) => listSignInOptions(account),
  }),
);

const QuickConnect = builder.objectRef<QuickConnectStart>("QuickConnect").implement({
  description: "A sign-in that a person approves in an app where they are signed in already.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description: "ID of the sign-in, for `finishQuickConnect`. Keep it secret.",
    }),
    code: t.exposeString("code", { description: "What the person enters in the app." }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the code stops working.",
    }),
  }),
});

builder.mutationField("startQuickConnect", (t) =>
  t.field({
    type: QuickConnect,
    skipTypeScopes: true,
    description:
      "Asks a provider for a Quick Connect code. Public. Fails with NOT_FOUND if there is no such provider, with UNAVAILABLE if it does not answer, and with LIMIT while too many codes wait for approval.",
    args: {
      provider: t.arg.id({ required: true, description: "ID of the provider." }),
    },
    resolve: (_root, { provider }, { account, origin }) =>
      startQuickConnect(account, { provider, origin }),
  }),
);

builder.mutationField("finishQuickConnect", (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    description:
      "Signs in and sets a session cookie, if the person has approved the code. Null until then; call it again every few seconds. Public. Fails with NOT_FOUND once the code has expired or was used.",
    args: { id: t.arg.id({ required: true, description: "ID of the Quick Connect." }) },
    resolve: (_root, { id }, ctx) =>
      keepSessionOnce(ctx, (origin) => finishQuickConnect(ctx.account, { id, origin })),
  }),
);
