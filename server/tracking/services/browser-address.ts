import { pickAddress } from "../../domain/external-address.ts";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { toBrowserUrl } from "../../integrations/shared/address.ts";
import type { ServiceRegistry } from "./registry.ts";

/** Paths of web pages that people copy with an address: of Jellyfin and Plex, of Emby, of Shoko. */
const PAGE_PATH = /\/(web|emby|webui)(\/index\.html)?$/i;

/**
 * Returns a link to a service with the external address that fits its viewer. The tracker's own address of a service, such
 * as http://jellyfin:8096, may exist only between containers. Links are stored with that address, so that a changed
 * external address applies to all of them; a link to no known service stays as it is.
 */
export function toViewerLink(
  { services }: { readonly services: Pick<ServiceRegistry, "running"> },
  link: string,
  viewerHost: string | null,
): string {
  const [closest] = [...services.running.values()]
    .flatMap(({ connection }) => basesOf(connection).map((base) => ({ base, connection })))
    .filter(({ base }) => link === base || link.startsWith(`${base}/`))
    .toSorted((a, b) => b.base.length - a.base.length);
  if (closest === undefined) return link;
  const external = pickAddress(closest.connection.externalUrls ?? [], viewerHost);
  if (external === null) return link;
  return `${external.replace(PAGE_PATH, "")}${link.slice(closest.base.length)}`;
}

/** The beginnings of the links that an integration makes. */
function basesOf({ url }: ServiceConnection): readonly string[] {
  const base = toBrowserUrl(url);
  return [...new Set([base, base.replace(PAGE_PATH, "")])];
}
