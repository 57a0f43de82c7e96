import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
  type CustomFetch,
} from "openid-client";
import { z } from "zod";
import { plainCause } from "../../domain/message/cause.ts";
import { IntegrationError } from "../port/error.ts";
import type { OpenIdControl } from "../port/sign-in.ts";
import { createCachedRead } from "../shared/cached-read.ts";
import { flag, text } from "../shared/lenient.ts";

const TIMEOUT_SECONDS = 10;
/** How long the addresses and keys of the provider are kept. */
const DISCOVERY_MS = 60 * 60_000;
const SCOPE = "openid profile email";

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  readonly name: string;
}

const Claims = z.object({
  sub: z.string().min(1),
  name: text,
  preferred_username: text,
  email: text,
  email_verified: flag,
});

/** An OpenID provider by the authorization code flow with PKCE, state and nonce. */
export function createOpenIdControl(
  settings: OpenIdSettings,
  deps: { readonly fetch: typeof fetch; readonly now: () => Date },
): OpenIdControl {
  const call: CustomFetch = (url, { body, ...init }) =>
    deps.fetch(url, {
      ...init,
      ...(body != null && { body: body instanceof Uint8Array ? new Uint8Array(body) : body }),
    });
  const configure = createCachedRead<Configuration>(async () => {
    const issuer = new URL(settings.issuer);
    return discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      [customFetch]: call,
      // A provider in the same home network may have no certificate: the address is the admin's choice.
      ...(issuer.protocol === "http:" && { execute: [allowInsecureRequests] }),
    });
  }, DISCOVERY_MS);

  async function connect(): Promise<Configuration> {
    try {
      return await configure(deps.now());
    } catch (error) {
      throw unavailable(error);
    }
  }

  return {
    name: settings.name,
    async start(redirectUrl) {
      const configuration = await connect();
      const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUrl,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, state, nonce, codeVerifier };
    },
    async finish(returnedTo, { state, nonce, codeVerifier }) {
      const configuration = await connect();
      try {
        const tokens = await authorizationCodeGrant(configuration, returnedTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const { sub } = Claims.parse(tokens.claims());
        // Many providers put names and addresses there only.
        const claims = Claims.parse({
          ...tokens.claims(),
          ...(configuration.serverMetadata().userinfo_endpoint !== undefined &&
            (await fetchUserInfo(configuration, tokens.access_token, sub))),
        });
        const { name, preferred_username: username, email, email_verified: isVerified } = claims;
        return {
          subject: sub,
          name: name ?? username ?? sub,
          email: isVerified === true && email !== undefined ? email.trim().toLowerCase() : null,
        };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw unavailable(error);
      }
    },
  };
}

/** Whether the provider or the person refused, or what came back is not what was asked for. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ClientError)
    return error.code !== "OAUTH_TIMEOUT" && error.code !== "OAUTH_ABORT";
  if (error instanceof ResponseBodyError) return error.status < 500;
  return error instanceof AuthorizationResponseError;
}

/** Takes no text of the error along: it may repeat addresses with codes. */
function unavailable(cause: unknown): IntegrationError {
  const systemCode = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return new IntegrationError("oidc", "unreachable", plainCause("PROVIDER_UNEXPECTED"), {
    systemCode,
  });
}
