import { pickAddress } from "../../domain/external-address.ts";
import { dropEndSlashes } from "../../domain/path.ts";
import {
  findServicePath,
  listDatabasePages,
  type LinkedTitle,
  type TitleDatabase,
} from "../../domain/title-link.ts";
import { toBrowserUrl } from "../../integrations/shared/address.ts";
import type { ServiceRegistry } from "./registry.ts";

/** A page about a title, in a service or in a public database. */
export interface TitleLink {
  readonly site: TitleDatabase | "SEERR" | "SONARR" | "RADARR";
  /** Of the service; null for a database. */
  readonly serviceName: string | null;
  readonly url: string;
}

interface LinkedRequest extends LinkedTitle {
  /** Slugs of the request manager and of the arr that have the title. */
  readonly requestService: string | null;
  readonly arrService: string | null;
}

interface LinkViewer {
  /** The host under which the viewer reached the tracker. */
  readonly host: string | null;
  /** Whether the viewer may see the addresses of services. */
  readonly seesServices: boolean;
}

/**
 * Returns the pages about a title that a viewer may open: those of public databases, and that of Seerr if it has an external
 * address, which people are meant to know. Whoever sees the addresses of services gets all of them.
 */
export function listTitleLinks(
  { running }: Pick<ServiceRegistry, "running">,
  request: LinkedRequest,
  viewer: LinkViewer,
): readonly TitleLink[] {
  const slugs = [request.requestService, viewer.seesServices ? request.arrService : null];
  const pages = slugs.flatMap((slug): readonly TitleLink[] => {
    const service = slug === null ? undefined : running.get(slug);
    if (service === undefined || !service.isEnabled) return [];
    const { kind, url, externalUrls = [] } = service.connection;
    if (kind !== "SEERR" && kind !== "SONARR" && kind !== "RADARR") return [];
    const path = findServicePath(kind, request);
    const external = pickAddress(externalUrls, viewer.host);
    const base = external ?? (viewer.seesServices ? toBrowserUrl(url) : null);
    if (path === null || base === null) return [];
    return [{ site: kind, serviceName: service.name, url: `${dropEndSlashes(base)}${path}` }];
  });
  return [...pages, ...listDatabasePages(request).map((page) => ({ ...page, serviceName: null }))];
}
