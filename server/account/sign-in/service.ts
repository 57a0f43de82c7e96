import { IntegrationError } from "../../integrations/port/error.ts";
import type { ServiceUser, SignInService, SignInWays } from "../../integrations/port/sign-in.ts";
import type { AccountContext } from "../context.ts";
import { AccountError } from "../error.ts";
import type { SignInResult } from "../session.ts";
import type { SignInOrigin } from "../sign-in-origin.ts";
import { findIdentities } from "./identity.ts";
import { signInPerson } from "./sign-in-person.ts";

/** A service with the ways that it offers now. */
export interface OfferedService extends SignInWays {
  readonly service: SignInService;
}

/** What a service offers, most likely. */
const USUAL_WAYS: SignInWays = { hasPassword: true, hasQuickConnect: false };
/** How long the sign-in page waits for a service: people with other accounts want to sign in, too. */
const MAX_WAIT_MS = 3_000;

/** Lists the services with whose accounts people can sign in now. One that does not answer in time is taken for its usual self. */
export async function listOfferedServices(ctx: AccountContext): Promise<readonly OfferedService[]> {
  const offered = await Promise.all(
    ctx.signInServices().map(async (service): Promise<OfferedService> => ({
      service,
      ...(await readWays(service)),
    })),
  );
  return offered.filter(({ hasPassword, hasQuickConnect }) => hasPassword || hasQuickConnect);
}

/** A late answer counts from the next time on: the service keeps it. */
async function readWays({ control }: SignInService): Promise<SignInWays> {
  const late = Promise.withResolvers<SignInWays>();
  const timer = setTimeout(() => late.resolve(USUAL_WAYS), MAX_WAIT_MS);
  try {
    return await Promise.race([control.ways().catch(() => USUAL_WAYS), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns the service. Throws NOT_FOUND for one that is not configured, or with which nobody can sign in. */
export function expectSignInService(ctx: AccountContext, slug: string): SignInService {
  const service = ctx.signInServices().find((one) => one.slug === slug);
  if (service === undefined)
    throw new AccountError("NOT_FOUND", "PROVIDER_UNKNOWN", {
      field: "provider",
    });
  return service;
}

/** Starts a session for a user of a service who has proved who they are. */
export async function signInServiceUser(
  ctx: AccountContext,
  service: SignInService,
  { user, origin }: { readonly user: ServiceUser; readonly origin: SignInOrigin },
): Promise<SignInResult> {
  const [own, ...others] = await findIdentities(ctx, service, user);
  if (own === undefined) throw new Error("a user of a service has an identity there");
  return signInPerson(ctx, [own, ...others], origin);
}

/** Calls a service for somebody who signs in. A service that cannot answer says so, in words meant for everybody. */
export async function callService<T>(
  ctx: AccountContext,
  { slug, name }: SignInService,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    ctx.log.warn({ service: slug, err: error }, "could not check a sign-in with a service");
    const cause =
      error instanceof IntegrationError && error.code === "refused" ? error.reason : null;
    throw new AccountError(
      "UNAVAILABLE",
      cause === null
        ? { code: "SERVICE_SILENT", params: { service: name } }
        : { code: "SERVICE_REFUSED", params: { service: name, cause } },
    );
  }
}
