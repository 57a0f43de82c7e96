import { onTestFinished } from "vitest";
import type { Integration } from "../../server/integrations/port/integration.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import { API_KEYS, PERSON_PASSWORD } from "../../simulator/service/access.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { openFrontDoor, type FrontDoor, type FrontDoorOptions } from "./front-door.ts";

const KINDS = { seerr: "SEERR", jellyfin: "JELLYFIN", "jellyfin-2": "JELLYFIN" } as const;

export interface SignInDoor {
  readonly door: FrontDoor;
  readonly stack: Stack;
  /** Replaces the integration of a service. */
  replace(slug: keyof typeof KINDS, change: (integration: Integration) => Integration): void;
}

/** The front door beside the simulated services with whose accounts people can sign in. */
export async function openSignInDoor(options: FrontDoorOptions = {}): Promise<SignInDoor> {
  const stack = await startStack({ speed: 60, instances: ["jellyfin-2"] });
  onTestFinished(() => stack.stop());
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const integrations = new Map<string, Integration>();
  for (const [slug, kind] of Object.entries(KINDS)) {
    const name = slug as keyof typeof KINDS;
    integrations.set(
      slug,
      createIntegration(
        { slug, kind, url: stack.urls[name], apiKey: API_KEYS[name] },
        {
          fetch,
          now: () => new Date(),
          log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
          signal: stop.signal,
        },
      ),
    );
  }
  const door = await openFrontDoor({ integrations, ...options });
  return {
    door,
    stack,
    replace(slug, change) {
      const running = door.tracking.services.running.get(slug);
      if (running === undefined) throw new Error(`no service ${slug}`);
      door.tracking.services.running.set(slug, {
        ...running,
        integration: change(running.integration),
      });
    },
  };
}

export const ADA = { username: "Ada", password: "correct horse" };

/** Makes Ada the first admin. */
export function setUpAda({ account, query }: FrontDoor) {
  const document = `mutation ($code: String!, $username: String!, $password: String!) {
    setUpAdmin(code: $code, username: $username, password: $password) { name }
  }`;
  return query(document, { ...ADA, code: account.setUp.code }, { token: null });
}

const LOG_IN = `mutation ($username: String!, $password: String!, $provider: ID) {
  login(username: $username, password: $password, provider: $provider) { id name role }
}`;

/** Signs in as a stranger. */
export function logIn(
  { door }: Pick<SignInDoor, "door">,
  input: {
    readonly username: string;
    readonly password?: string;
    readonly provider?: string;
    readonly headers?: Record<string, string>;
  },
) {
  const { headers = {}, ...variables } = input;
  return door.query(LOG_IN, { password: PERSON_PASSWORD, ...variables }, { token: null, headers });
}

/** The cookies that an answer sets, as a browser sends them. */
export function cookiesOf({ headers }: { readonly headers: Headers }): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}
