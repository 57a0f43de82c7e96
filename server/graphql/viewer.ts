import { logIn } from "../account/log-in.ts";
import { logOut, SESSION_DAYS, type SignInResult } from "../account/session.ts";
import { isSetUpRequired, setUpAdmin } from "../account/set-up.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";
import { Role } from "./enum.ts";
import { createError } from "./error.ts";
import type { CurrentViewer } from "./viewer-context.ts";

const SESSION_SECONDS = SESSION_DAYS * 86_400;

const Viewer = builder
  .objectRef<Pick<CurrentViewer, "id" | "name" | "role" | "isToken">>("Viewer")
  .implement({
    description: "The authenticated user or token.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "ID of the account or token." }),
      name: t.exposeString("name", { description: "Name of the user or token." }),
      role: t.expose("role", {
        type: Role,
        description: "The role, which determines the permissions.",
      }),
      isToken: t.exposeBoolean("isToken", {
        description: "Whether the client authenticated with ADMIN_TOKEN instead of a session.",
      }),
    }),
  });

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    description:
      "The authenticated user or token. Null if the client is not authenticated. Public.",
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

builder.queryField("setupRequired", (t) =>
  t.boolean({
    skipTypeScopes: true,
    description: "Whether the first account still has to be created with `setUpAdmin`. Public.",
    resolve: (_root, _args, { account }) => isSetUpRequired(account),
  }),
);

const CREDENTIALS = {
  username: "The account's username, ignoring case.",
  password: "The account's password, 8 to 1024 characters.",
};

builder.mutationField("login", (t) =>
  t.field({
    type: Viewer,
    skipTypeScopes: true,
    description:
      "Signs in and sets a session cookie. Public. Fails with UNAUTHENTICATED if the username or password is wrong, and with LIMIT after too many attempts.",
    args: {
      username: t.arg.string({ required: true, description: CREDENTIALS.username }),
      password: t.arg.string({ required: true, description: CREDENTIALS.password }),
    },
    resolve: async (_root, { username, password }, ctx) =>
      keepSession(ctx, (address) => logIn(ctx.account, { username, password, address })),
  }),
);

builder.mutationField("setUpAdmin", (t) =>
  t.field({
    type: Viewer,
    skipTypeScopes: true,
    description:
      "Creates the first account, with the ADMIN role, and signs in. Public. Fails with FORBIDDEN if the code is wrong or an account exists, with BAD_INPUT if the username or password is invalid, and with LIMIT after too many attempts.",
    args: {
      code: t.arg.string({
        required: true,
        description: "The one-time setup code from the tracker's log.",
      }),
      username: t.arg.string({ required: true, description: CREDENTIALS.username }),
      password: t.arg.string({ required: true, description: CREDENTIALS.password }),
    },
    resolve: async (_root, { code, username, password }, ctx) =>
      keepSession(ctx, (address) => setUpAdmin(ctx.account, { code, username, password, address })),
  }),
);

builder.mutationField("logout", (t) =>
  t.boolean({
    skipTypeScopes: true,
    description:
      "Signs out and closes the session's connections. Returns true if there was a session. Public.",
    resolve: async (_root, _args, ctx) => {
      const session = ctx.viewer?.session ?? null;
      ctx.cookies?.clear();
      if (session === null) return false;
      await logOut(ctx.account, session.tokenHash);
      return true;
    },
  }),
);

async function keepSession(
  ctx: GraphQLContext,
  signIn: (address: string) => Promise<SignInResult>,
) {
  if (ctx.cookies === null)
    throw createError("BAD_INPUT", "Sign in over HTTP: a WebSocket cannot set a cookie.");
  const { account, token } = await signIn(ctx.address);
  ctx.cookies.set(token, SESSION_SECONDS);
  return { id: account.id, name: account.username, role: account.role, isToken: false };
}
