import type { KnownAs } from "../account/access.ts";
import { logIn } from "../account/log-in.ts";
import { endSession, type SignInResult } from "../account/session.ts";
import { isSetUpRequired, setUpAdmin } from "../account/set-up.ts";
import type { SignInOrigin } from "../account/sign-in-origin.ts";
import { signInWithPassword } from "../account/sign-in/password.ts";
import type { Viewer as ViewerShape } from "../account/viewer.ts";
import { builder } from "./builder.ts";
import { expectCaller, type GraphQLContext, type SessionCookies } from "./context.ts";
import { IdentityKind, Role } from "./enum.ts";
import { createError } from "./error.ts";

const ViewerIdentity = builder.objectRef<KnownAs>("ViewerIdentity").implement({
  description: "How the viewer is known to a service, or signs in.",
  fields: (t) => ({
    kind: t.expose("kind", {
      type: IdentityKind,
      description:
        "Where the identity comes from. LOCAL: the viewer has a password in the tracker.",
    }),
    provider: t.exposeString("provider", {
      description: 'Slug of the service; "local", "oidc" or "proxy" for the other kinds.',
    }),
  }),
});

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
    identities: t.field({
      type: [ViewerIdentity],
      description: "How the person is known to services, and signs in. Empty for ADMIN_TOKEN.",
      resolve: ({ person }) => person?.identities ?? [],
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
      "Signs in and sets a session cookie. Public. Fails with UNAUTHENTICATED if the username or password is wrong, with FORBIDDEN if the person may not sign in, with LIMIT after too many attempts, and with NOT_FOUND or UNAVAILABLE if the provider does not exist or does not answer.",
    args: {
      username: t.arg.string({
        required: true,
        description: "The account's username, ignoring case; for Seerr, the e-mail address.",
      }),
      password: t.arg.string({ required: true, description: "The account's password." }),
      provider: t.arg.id({
        description: "ID of the provider that has the account. Omitted: an account of the tracker.",
      }),
    },
    resolve: async (_root, { username, password, provider }, ctx) =>
      keepSession(ctx, (origin) => {
        const input = { username, password, origin };
        return provider == null
          ? logIn(ctx.account, input)
          : signInWithPassword(ctx.account, { ...input, provider });
      }),
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
      return endSession(ctx.account, session.id, expectCaller(ctx));
    },
  }),
);

/** Signs in and sets the cookie of the session. The session that the browser had before ends. */
export async function keepSession(
  ctx: GraphQLContext,
  signIn: (origin: SignInOrigin) => Promise<SignInResult>,
) {
  const cookies = expectCookies(ctx);
  return keep(ctx, cookies, await signIn(ctx.origin));
}

/** Like `keepSession`, for a sign-in that may still have to wait: null until then. */
export async function keepSessionOnce(
  ctx: GraphQLContext,
  signIn: (origin: SignInOrigin) => Promise<SignInResult | null>,
) {
  const cookies = expectCookies(ctx);
  const result = await signIn(ctx.origin);
  return result === null ? null : keep(ctx, cookies, result);
}

function expectCookies({ cookies }: GraphQLContext): SessionCookies {
  if (cookies === null)
    throw createError("BAD_INPUT", "Sign in over HTTP: a WebSocket cannot set a cookie.");
  return cookies;
}

async function keep(ctx: GraphQLContext, cookies: SessionCookies, result: SignInResult) {
  cookies.set(result.token);
  if (result.account !== undefined)
    cookies.rememberDevice(ctx.origin.knownDevice ?? null, result.account);
  const previous = ctx.viewer?.session ?? null;
  if (previous !== null) await endSession(ctx.account, previous.id);
  return result.viewer;
}
