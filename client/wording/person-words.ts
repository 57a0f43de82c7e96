import { accountText } from "../language/words/account.ts";
import { serviceName } from "./service-name.ts";

interface WordedIdentity {
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
}

/** "Jellyfin as mika", "Password for Ada": how somebody signs in. */
export function identityWords({ kind, provider, name }: WordedIdentity): string {
  if (kind === "LOCAL") return accountText("passwordFor", { name });
  return accountText("signsInAs", { service: providerName(kind, provider), name });
}

function providerName(kind: string, provider: string): string {
  if (kind === "OIDC") return "OpenID Connect";
  return kind === "PROXY" ? accountText("proxy") : serviceName(provider);
}
