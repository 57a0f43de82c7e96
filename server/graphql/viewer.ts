import { logIn } from "../account/log-in.ts";
import {
  endSession,
  SESSION_DAYS,
  type SignInOrigin,
  type SignInResult,
} from "../account/session.ts";
import { isSetUpRequired, setUpAdmin } from "../account/set-up.ts";
import type { Viewer as ViewerShape } from "../account/viewer.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";
import { Role } from "./enum.ts";
import { createError } from "./error.ts";

const SESSION_SECONDS = SESSION_DAYS * 86_400;

export const Viewer = builder.objectRef<ViewerShape>("Viewer").implement({
  description: "The authenticated person or token.",
  fields: (t) => ({
    id: t.exposeID("id", { description: 'ID of the person; "admin-token" for ADMIN_TOKEN.' }),
    name: t.exposeString("name", { description: "Name of the person, or ADMIN_TOKEN." }),
    role: t.expose("role", {
      type: Role,
      description: "The role, which determines the permissions.",
    }),
    isToken: t.boolean({
      description: "Whether the client authenticated with a token instead of a session.",
      resolve: ({ token }) => token !== null,
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

export const CREDENTIALS = {
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
      keepSession(ctx, (origin) => logIn(ctx.account, { username, password, origin })),
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
      keepSession(ctx, (origin) => setUpAdmin(ctx.account, { code, username, password, origin })),
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
      return endSession(ctx.account, session.id);
    },
  }),
);

/** Signs in and sets the cookie of the session. */
export async function keepSession(
  ctx: GraphQLContext,
  signIn: (origin: SignInOrigin) => Promise<SignInResult>,
) {
  if (ctx.cookies === null)
    throw createError("BAD_INPUT", "Sign in over HTTP: a WebSocket cannot set a cookie.");
  const { viewer, token } = await signIn(ctx.origin);
  ctx.cookies.set(token, SESSION_SECONDS);
  return viewer;
}
