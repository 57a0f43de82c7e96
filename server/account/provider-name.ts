import type { AccountContext } from "./context.ts";

/** Returns the name of what signed somebody in, for the audit log; null: the tracker itself. */
export function findProviderName(
  { signInServices, openId }: AccountContext,
  provider: string,
): string | null {
  if (provider === "local") return null;
  if (provider === "oidc") return openId?.name ?? provider;
  return signInServices().find(({ slug }) => slug === provider)?.name ?? provider;
}
