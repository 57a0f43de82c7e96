import { serviceName } from "./service-name.ts";

interface WordedIdentity {
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
}

/** "Jellyfin as mika", "Password for Ada": how somebody signs in. */
export function identityWords({ kind, provider, name }: WordedIdentity): string {
  if (kind === "LOCAL") return `Password for ${name}`;
  return `${PROVIDERS[kind] ?? serviceName(provider)} as ${name}`;
}

const PROVIDERS: Readonly<Record<string, string>> = {
  OIDC: "OpenID Connect",
  PROXY: "Proxy",
};
