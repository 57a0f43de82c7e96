import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { onTestFinished, vi } from "vitest";

export const CLIENT = { clientId: "tracker", clientSecret: "a-client-secret-for-tests" };

export interface OpenIdAccount {
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
}

export interface TestOpenIdProvider {
  readonly issuer: string;
  /** Who signs in at the provider from now on. */
  signsIn: string;
  /** What it knows, by subject. */
  readonly accounts: Map<string, OpenIdAccount>;
}

/** A real OpenID provider, in which somebody is signed in already and consents to everything. */
export async function startOpenIdProvider(redirectUrl: string): Promise<TestOpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: TestOpenIdProvider = { issuer, signsIn: "", accounts: new Map() };
  // It warns that its keys and its memory are for development, which is what they are for here.
  const warnings = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUrl],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["a key for tests only"] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...running.accounts.get(accountId) }),
    }),
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId ?? "";
      const grant = new oidc.provider.Grant({ clientId: CLIENT.clientId, accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  warnings.mockRestore();
  server.on("request", (req, res) => {
    if (req.url?.startsWith("/interaction/") === true)
      void provider.interactionFinished(req, res, { login: { accountId: running.signsIn } });
    else void answer(req, res);
  });
  return running;
}

export interface Visit {
  readonly status: number;
  readonly url: string;
  readonly location: string | null;
}

/** Follows redirects as a browser does, with the cookies of each host, up to one for which `isEnd` is true. */
export function createBrowser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const cookies = (url: string) => [...jarOf(url)].map((pair) => pair.join("=")).join("; ");

  async function step(url: string): Promise<Visit> {
    const response = await fetch(url, { redirect: "manual", headers: { Cookie: cookies(url) } });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      if (value === "") jarOf(url).delete(name);
      else jarOf(url).set(name, value);
    }
    const target = response.headers.get("location");
    const location = target === null ? null : new URL(target, url).href;
    return { status: response.status, url, location };
  }

  return {
    cookies,
    step,
    async visit(url: string, isEnd: (url: string) => boolean): Promise<string> {
      let next = url;
      for (let hops = 0; hops < 12; hops += 1) {
        const { location, status } = await step(next);
        if (location === null) throw new Error(`${status} without a redirect at ${next}`);
        if (isEnd(location)) return location;
        next = location;
      }
      throw new Error("too many redirects");
    },
  };
}
