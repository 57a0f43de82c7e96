import { dropEndSlashes } from "../../../domain/path.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { listenToHub, type HubListener } from "../../shared/signalr/signalr.ts";
import { HUB_EVENTS } from "./hub-event.ts";

/**
 * Servers ignore unknown names, so the list serves v5 (`shoko`) and v6 (the others). Other feeds (queue, metadata)
 * would only be discarded.
 */
const FEEDS = "shoko,file,release";

/** Listens to Shoko's events until the deps' signal aborts. */
export function listenToShoko(
  { slug, url, apiKey = "", allowsSelfSigned = false }: ServiceConnection,
  deps: IntegrationDeps,
  listener: HubListener,
): void {
  const address = new URL(`${dropEndSlashes(url)}/signalr/aggregate`);
  address.searchParams.set("feeds", FEEDS);
  listenToHub(
    { service: slug, address, headers: { apikey: apiKey }, events: HUB_EVENTS, allowsSelfSigned },
    deps,
    listener,
  );
}
