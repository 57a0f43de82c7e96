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
    description: "Who is asking.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "Id of the account or token." }),
      name: t.exposeString("name", { description: "Name to show." }),
      role: t.expose("role", { type: Role, description: "What may be done." }),
      isToken: t.exposeBoolean("isToken", { description: "A tool with a token, not a person." }),
    }),
  });

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    description: "Who is asking; null when nobody is signed in. Public.",
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

builder.queryField("setupRequired", (t) =>
  t.boolean({
    skipTypeScopes: true,
    description: "The first admin is still to be made, with `setUpAdmin`. Public.",
    resolve: (_root, _args, { account }) => isSetUpRequired(account),
  }),
);

const CREDENTIALS = {
  username: "Name of the account, whatever the case.",
  password: "Its password.",
};

builder.mutationField("login", (t) =>
  t.field({
    type: Viewer,
    skipTypeScopes: true,
    description: "Signs in with a session cookie. Public.",
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
    description: "Makes the first admin and signs in. Works once, at first start. Public.",
    args: {
      code: t.arg.string({
        required: true,
        description: "The one-time code from the tracker's log.",
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
    description: "Ends the session and closes its sockets. True when there was one.",
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
