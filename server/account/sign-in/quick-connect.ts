import { IntegrationError } from "../../integrations/port/error.ts";
import { toClientNetwork } from "../client-address.ts";
import type { AccountContext } from "../context.ts";
import { AccountError } from "../error.ts";
import { createToken } from "../secret.ts";
import type { SignInResult } from "../session.ts";
import type { SignInOrigin } from "../sign-in-origin.ts";
import { callService, expectSignInService, signInServiceUser } from "./service.ts";

/** Jellyfin forgets a code after ten minutes. */
const VALID_MS = 10 * 60_000;
const MAX_CODES = 200;
const MAX_CODES_PER_CLIENT = 5;
/** How often the service is asked whether a code was approved, however often the browser asks. */
const ASK_EVERY_MS = 1_000;

export interface QuickConnectStart {
  readonly id: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** Asks a service for a code, which the person approves in an app where they are signed in. */
export async function startQuickConnect(
  ctx: AccountContext,
  { provider, origin }: { readonly provider: string; readonly origin: SignInOrigin },
): Promise<QuickConnectStart> {
  const service = expectSignInService(ctx, provider);
  const { quickConnect } = service.control;
  if (quickConnect === undefined)
    throw new AccountError(
      "BAD_INPUT",
      { code: "NO_QUICK_CONNECT", params: { service: service.name } },
      {
        field: "provider",
      },
    );
  const client = toClientNetwork(origin.address);
  const id = createToken();
  const expiresAt = new Date(ctx.now().getTime() + VALID_MS);
  const started = { service, client, expiresAt, askedAt: 0 };
  // Counted before the service answers, so that concurrent starts cannot exceed the limit.
  expectRoom(ctx, client);
  ctx.quickConnects.set(id, { ...started, secret: "" });
  try {
    const { secret, code } = await callService(ctx, service, () => quickConnect.start());
    ctx.quickConnects.set(id, { ...started, secret });
    return { id, code, expiresAt };
  } catch (error) {
    ctx.quickConnects.delete(id);
    throw error;
  }
}

/** Signs in once the code is approved; null until then. Throws NOT_FOUND for a code that is unknown, used or expired. */
export async function finishQuickConnect(
  ctx: AccountContext,
  { id, origin }: { readonly id: string; readonly origin: SignInOrigin },
): Promise<SignInResult | null> {
  const now = ctx.now().getTime();
  const started = ctx.quickConnects.get(id);
  const { quickConnect } = started?.service.control ?? {};
  if (started === undefined || quickConnect === undefined || started.expiresAt.getTime() <= now)
    throw expired();
  if (now - started.askedAt < ASK_EVERY_MS) return null;
  started.askedAt = now;
  const { service, secret } = started;
  const user = await callService(ctx, service, async () => {
    try {
      return await quickConnect.finish(secret);
    } catch (error) {
      if (!isGone(error)) throw error;
      ctx.quickConnects.delete(id);
      return "gone" as const;
    }
  });
  if (user === null) return null;
  // Whoever asked at the same time has already signed in with it.
  const isUnused = user !== "gone" && ctx.quickConnects.delete(id);
  if (!isUnused) throw expired();
  return signInServiceUser(ctx, service, { user, origin });
}

function expectRoom({ quickConnects, now }: AccountContext, client: string): void {
  for (const [id, { expiresAt }] of quickConnects) if (expiresAt <= now()) quickConnects.delete(id);
  const own = quickConnects.values().filter((started) => started.client === client);
  if (quickConnects.size >= MAX_CODES || [...own].length >= MAX_CODES_PER_CLIENT)
    throw new AccountError("LIMIT", "TOO_MANY_CODES");
}

function isGone(error: unknown): boolean {
  return error instanceof IntegrationError && error.code === "not-found";
}

function expired(): AccountError {
  return new AccountError("NOT_FOUND", "CODE_EXPIRED");
}
