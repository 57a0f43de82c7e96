import type { ServiceContext } from "../service/context.ts";
import type { WorldEvent } from "../world/event.ts";
import type { Webhook } from "./delivery.ts";
import { toJellyfinWebhook } from "./jellyfin.ts";
import { toRadarrWebhook } from "./radarr.ts";
import { toSeerrWebhook } from "./seerr.ts";
import { toSonarrWebhooks } from "./sonarr.ts";

/** The webhooks that the apps send for an event; most events cause none. */
export function toWebhooks(context: ServiceContext, event: WorldEvent): Webhook[] {
  const seerr = event.kind === "request" ? [toSeerrWebhook(context, event)] : [];
  const radarr = toRadarrWebhook(context, event);
  const jellyfin = toJellyfinWebhook(context, event);
  return [
    ...seerr.map((body) => ({ from: "seerr" as const, body })),
    ...toSonarrWebhooks(context, event).map((body) => ({ from: "sonarr" as const, body })),
    ...(radarr ? [radarr] : []),
    ...(jellyfin ? [jellyfin] : []),
  ];
}
