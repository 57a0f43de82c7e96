import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { AccountError } from "../account/error.ts";
import { endSession } from "../account/session.ts";
import { OPEN_ID, signInWithOpenId } from "../account/sign-in/open-id.ts";
import { IntegrationError } from "../integrations/port/error.ts";
import type { OpenIdStart } from "../integrations/port/sign-in.ts";
import { authenticate, readOrigin } from "./authenticate.ts";
import { createSessionCookies, createStartCookie } from "./cookie.ts";
import type { HttpDeps } from "./deps.ts";
import { toPublicUrl } from "./public-url.ts";
import { isAllowed, redirect, sendError } from "./respond.ts";

const Start = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  expiresAt: z.number(),
});
const VALID_MS = 10 * 60_000;

/** GET /auth/oidc/{provider} goes to the provider's page; its /callback takes who the person is and starts a session. */
export async function signInByOpenId(
  deps: HttpDeps,
  req: IncomingMessage,
  res: ServerResponse,
  { provider, query, isCallback }: OpenIdRoute,
): Promise<void> {
  const { openId } = deps.account;
  if (openId === null || provider !== OPEN_ID)
    return sendError(res, 404, "NOT_FOUND", "There is no such way of signing in.");
  if (!isAllowed(req.method, ["GET"], res)) return;
  const address = `${toPublicUrl(req, deps.config)}/auth/oidc/${OPEN_ID}/callback`;
  const cookie = createStartCookie(req, res, deps);
  try {
    if (!isCallback) {
      const { url, ...start } = await openId.start(address);
      const expiresAt = deps.account.now().getTime() + VALID_MS;
      cookie.set(JSON.stringify({ ...start, expiresAt }), VALID_MS / 1000);
      return redirect(res, url);
    }
    const start = readStart(deps, cookie.read());
    cookie.clear();
    if (start === null) return fail(deps, res, "EXPIRED");
    const returnedTo = new URL(`${address}?${query.toString()}`);
    const signedIn = await signInWithOpenId(deps.account, readOrigin(req, deps), () =>
      openId.finish(returnedTo, start),
    );
    createSessionCookies(req, res, deps).set(signedIn.token);
    const previous = (await authenticate(req, deps))?.session ?? null;
    if (previous !== null) await endSession(deps.account, previous.id);
    redirect(res, `${deps.config.basePath}/`);
  } catch (error) {
    if (error instanceof AccountError) return fail(deps, res, error.code);
    if (!(error instanceof IntegrationError)) throw error;
    deps.log.warn({ err: error }, "could not sign in with the OpenID provider");
    fail(deps, res, "UNAVAILABLE");
  }
}

interface OpenIdRoute {
  readonly provider: string;
  readonly query: URLSearchParams;
  readonly isCallback: boolean;
}

function readStart({ account }: HttpDeps, text: string | null): OpenIdStart | null {
  if (text === null) return null;
  const { expiresAt, ...start } = Start.parse(JSON.parse(text));
  return expiresAt > account.now().getTime() ? start : null;
}

/** Opens the sign-in page, which says why it failed. */
function fail({ config }: HttpDeps, res: ServerResponse, code: string): void {
  redirect(res, `${config.basePath}/?sign-in-error=${code}`);
}
