import type { SignInKind, SignInService } from "../../integrations/port/sign-in.ts";
import type { ServiceRegistry } from "./registry.ts";

/** Lists the enabled services with whose accounts people can sign in. */
export function listSignInServices({
  running,
}: Pick<ServiceRegistry, "running">): readonly SignInService[] {
  return [...running.values()].flatMap(({ name, integration, isEnabled, isLocked }) => {
    const { slug, kind, signIn: control } = integration;
    return isEnabled && !isLocked && control !== undefined && isSignInKind(kind)
      ? [{ slug, kind, name, control }]
      : [];
  });
}

function isSignInKind(kind: string): kind is SignInKind {
  return kind === "SEERR" || kind === "JELLYFIN" || kind === "EMBY";
}
