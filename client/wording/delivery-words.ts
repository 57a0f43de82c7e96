import type { ServiceKind } from "../graphql/graphql.ts";
import { events, inboxText } from "../language/words/inbox.ts";

/** Services whose names of events are known. Those of others stay as they are, even if they are the same. */
const KNOWN: ReadonlySet<ServiceKind> = new Set(["SEERR", "SONARR", "RADARR", "JELLYFIN", "EMBY"]);

/** What a webhook reports, in words; the service's own name of an event that has none. */
export function eventWords(kind: ServiceKind, event: string | null): string {
  if (event === null) return inboxText("unknownEvent");
  return KNOWN.has(kind) ? (events.byCode(event, {}) ?? event) : event;
}
