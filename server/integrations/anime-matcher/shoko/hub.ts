import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { listenToHub, type HubListener } from "../../shared/signalr/signalr.ts";
import { HUB_EVENTS } from "./hub-event.ts";

/**
 * Names that a server does not know are ignored, so this list serves v5 (`shoko`) and v6 (the rest). The other feeds
 * (queue ticks, metadata) would be received to be thrown away.
 */
const FEEDS = "shoko,file,release";

/** Hears Shoko's events until the deps' signal ends it. */
export function listenToShoko(
  { slug, url, apiKey = "", allowsSelfSigned = false }: ServiceConnection,
  deps: IntegrationDeps,
  listener: HubListener,
): void {
  const address = new URL(`${url.replace(/\/+$/, "")}/signalr/aggregate`);
  address.searchParams.set("feeds", FEEDS);
  listenToHub(
    { service: slug, address, headers: { apikey: apiKey }, events: HUB_EVENTS, allowsSelfSigned },
    deps,
    listener,
  );
}
