import { serviceName } from "./service-name.ts";

interface WordedIdentity {
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
}

/** "Jellyfin as mika", "password as Ada": how somebody signs in. */
export function identityWords({ kind, provider, name }: WordedIdentity): string {
  return `${PROVIDERS[kind] ?? serviceName(provider)} as ${name}`;
}

const PROVIDERS: Readonly<Record<string, string>> = {
  LOCAL: "Password",
  OIDC: "OpenID Connect",
  PROXY: "Proxy",
};
