import type { ServiceKind } from "../graphql/graphql.ts";
import { keyHints, kindHelp, kindRoles } from "../language/words/service-kind.ts";
import { serviceText } from "../language/words/service.ts";

/** What it is for, in a few words. */
export function kindRole(kind: ServiceKind): string {
  return kindRoles(kind);
}

/** What the service calls its key. */
export function keyName(kind: ServiceKind): string {
  return kind === "PLEX" ? PLEX_TOKEN : serviceText("apiKey");
}

/** A name, the same in every language. */
const PLEX_TOKEN = "X-Plex-Token";

/** Where the service shows its key; empty if it has none. */
export function keyHint(kind: ServiceKind): string {
  return keyHints(kind);
}

/** Where to find what the form asks for, as sentences in the order of the steps. */
export function helpSteps(kind: ServiceKind): readonly string[] {
  return kindHelp(kind).split("\n");
}
