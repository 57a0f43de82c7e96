import type { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import type { Query } from "../../shared/http/request.ts";
import { statusError } from "../../shared/http/status-error.ts";
import {
  PlexActivities,
  PlexMetadataPage,
  PlexSections,
  PlexServer,
  type PlexMetadata,
  type PlexSection,
} from "./payload.ts";

const PAGE_SIZE = 300;
/** Guards against servers that ignore the start of a page. */
const MAX_PAGES = 1_000;
const IDS_PER_CALL = 50;
const MAX_BYTES = 64 * 1024 * 1024;

/** Plex's numbers for the types of listed items. */
const TYPE_OF_SECTION: Readonly<Record<string, number>> = { movie: 1, show: 2 };

export interface PlexClient {
  server(): Promise<z.infer<typeof PlexServer>["MediaContainer"]>;
  /** Libraries of movies and shows. */
  listSections(): Promise<readonly PlexSection[]>;
  /** Movies and shows of a section with their provider ids; with `since` only those changed later. */
  listTitles(section: PlexSection, since: Date | null): Promise<readonly PlexMetadata[]>;
  /** Items with their files, without missing ids. */
  listItems(ids: readonly string[]): Promise<readonly PlexMetadata[]>;
  listEpisodes(showId: string): Promise<readonly PlexMetadata[]>;
  /** Scans a section, or only one folder of it. */
  refresh(sectionKey: string, folder?: string): Promise<void>;
  /** 0..1 for each running scan. */
  scanProgresses(): Promise<readonly number[]>;
}

export function createPlexClient(connection: ServiceConnection, deps: IntegrationDeps): PlexClient {
  const { slug, apiKey = "" } = connection;
  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    headers: () => ({
      "x-plex-token": apiKey,
      "x-plex-product": "Status Tracker",
      "x-plex-client-identifier": `status-tracker-${slug}`,
    }),
    maxBytes: MAX_BYTES,
  });

  async function listAll(path: string, query: Query): Promise<readonly PlexMetadata[]> {
    const items: PlexMetadata[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { MediaContainer: read } = await http.get(PlexMetadataPage, path, {
        ...query,
        "X-Plex-Container-Start": page * PAGE_SIZE,
        "X-Plex-Container-Size": PAGE_SIZE,
      });
      items.push(...read.Metadata);
      if (read.Metadata.length < PAGE_SIZE) break;
    }
    return items;
  }

  return {
    server: async () => (await http.get(PlexServer, "/")).MediaContainer,
    async listSections() {
      const { MediaContainer: read } = await http.get(PlexSections, "/library/sections");
      return read.Directory.filter(({ type }) => type !== undefined && type in TYPE_OF_SECTION);
    },
    listTitles: ({ key, type = "" }, since) =>
      listAll(`/library/sections/${encodeURIComponent(key)}/all`, {
        type: TYPE_OF_SECTION[type],
        includeGuids: 1,
        // Plex's syntax for "later than".
        "updatedAt>>": since === null ? undefined : Math.floor(since.getTime() / 1_000),
      }),
    async listItems(ids) {
      const items: PlexMetadata[] = [];
      for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
        const asked = ids.slice(start, start + IDS_PER_CALL).map(encodeURIComponent);
        items.push(...(await orNone(listAll(`/library/metadata/${asked.join(",")}`, {}))));
      }
      return items;
    },
    listEpisodes: (showId) =>
      orNone(listAll(`/library/metadata/${encodeURIComponent(showId)}/allLeaves`, {})),
    async refresh(sectionKey, folder) {
      const path = `/library/sections/${encodeURIComponent(sectionKey)}/refresh`;
      // The response is empty or a web page, so only its status counts.
      const { status } = await http.raw("GET", path, {
        query: { path: folder },
        isRepeatable: false,
      });
      const refusal = statusError(slug, "GET", path, status);
      if (refusal) throw refusal;
    },
    async scanProgresses() {
      const { MediaContainer: read } = await http.get(PlexActivities, "/activities");
      return read.Activity.filter(({ type }) => type === "library.update.section").map(
        // Negative while unknown.
        ({ progress = 0 }) => Math.min(1, Math.max(0, progress / 100)),
      );
    },
  };
}

async function orNone(read: Promise<readonly PlexMetadata[]>): Promise<readonly PlexMetadata[]> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof IntegrationError && error.code === "not-found") return [];
    throw error;
  }
}
