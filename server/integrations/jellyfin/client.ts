import { createHttp } from "../http.ts";
import type { IntegrationDeps, ServiceConnection } from "../port.ts";
import { JellyfinItemPage, JellyfinSystemInfo, type JellyfinItem } from "./payload.ts";

const PAGE_SIZE = 500;
/** A server that ignores `startIndex` would be asked forever. */
const MAX_PAGES = 1_000;
const IDS_PER_CALL = 50;

/** An item with all its streams takes some 10 kB. */
const MAX_BYTES = 64 * 1024 * 1024;

const LEAN = { enableImages: false, enableUserData: false } as const;
/** Oldest first, so that what is added meanwhile does not shift the pages. */
const BY_AGE = {
  recursive: true,
  sortBy: "DateCreated",
  sortOrder: "Ascending",
  enableTotalRecordCount: false,
} as const;

export interface JellyfinClient {
  systemInfo(): Promise<JellyfinSystemInfo>;
  /** Every film and series of every library, without media sources. */
  listTitles(): Promise<readonly JellyfinItem[]>;
  /** Films with their media sources; ids that are gone are left out. */
  listFilms(ids: readonly string[]): Promise<readonly JellyfinItem[]>;
  /** Episodes of a series with their media sources. */
  listEpisodes(seriesId: string): Promise<readonly JellyfinItem[]>;
}

export function createJellyfinClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): JellyfinClient {
  const authorization = toAuthorization(connection);
  const http = createHttp({
    service: connection.slug,
    baseUrl: connection.url,
    fetch: deps.fetch,
    signal: deps.signal,
    headers: () => ({ authorization }),
    maxBytes: MAX_BYTES,
  });

  async function listAll(path: string, query: Readonly<Record<string, string | boolean>>) {
    const items: JellyfinItem[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { Items } = await http.get(JellyfinItemPage, path, {
        ...query,
        ...LEAN,
        startIndex: page * PAGE_SIZE,
        limit: PAGE_SIZE,
      });
      items.push(...Items);
      if (Items.length < PAGE_SIZE) break;
    }
    return items;
  }

  return {
    systemInfo: () => http.get(JellyfinSystemInfo, "/System/Info"),
    listTitles: () =>
      listAll("/Items", {
        ...BY_AGE,
        includeItemTypes: "Movie,Series",
        fields: "ProviderIds,Path",
      }),
    async listFilms(ids) {
      const films: JellyfinItem[] = [];
      for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
        const asked = ids.slice(start, start + IDS_PER_CALL);
        const found = await listAll("/Items", {
          ...BY_AGE,
          includeItemTypes: "Movie",
          fields: "ProviderIds,Path,MediaSources",
          ids: asked.join(","),
        });
        films.push(...found.filter((film) => asked.includes(film.Id)));
      }
      return films;
    },
    listEpisodes: (seriesId) =>
      // Asked with a key, missing episodes are included unless refused.
      listAll(`/Shows/${encodeURIComponent(seriesId)}/Episodes`, {
        fields: "ProviderIds,Path,MediaSources",
        isMissing: false,
      }),
  };
}

/** The only form that 12.0 takes as delivered. The server decodes the values. */
function toAuthorization({ apiKey = "", slug }: ServiceConnection): string {
  const fields = {
    Token: apiKey,
    Client: "Status Tracker",
    Device: "Status Tracker",
    DeviceId: `status-tracker-${slug}`,
    Version: "1",
  };
  return `MediaBrowser ${Object.entries(fields)
    .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
    .join(", ")}`;
}
