import type { ActionKind } from "../graphql/graphql.ts";
import { remedies } from "../language/words/action.ts";

/** "Radarr is searching for another release."; empty without an action, and for an action of a newer tracker. */
export function remedyWords(
  action: { readonly kind: ActionKind; readonly serviceName: string } | null,
): string {
  if (action === null) return "";
  return remedies.byCode(action.kind, { service: action.serviceName }) ?? "";
}
