import type { z } from "zod";
import { dropEndSlashes } from "../../../domain/path.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createHttp } from "../../shared/http/http.ts";
import { createTypedHttp, type TypedHttp } from "../../shared/http/typed-http.ts";
import type { MediaBrowserApi } from "../common/api.generated.ts";
import type { LibraryQueries } from "../common/library-queries.ts";
import {
  createMediaBrowserControl,
  type MediaBrowserControl,
} from "../common/media-browser-control.ts";
import { createMediaBrowserQueries } from "../common/media-browser-queries.ts";
import { MediaBrowserItemPage, MediaBrowserSystemInfo } from "../common/media-browser.ts";

/** An item with all its streams takes about 10 kB. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface EmbyClient {
  readonly http: TypedHttp<MediaBrowserApi>;
  systemInfo(): Promise<z.infer<typeof MediaBrowserSystemInfo>>;
  readonly queries: LibraryQueries;
  readonly control: MediaBrowserControl;
}

export function createEmbyClient(connection: ServiceConnection, deps: IntegrationDeps): EmbyClient {
  const { slug, apiKey = "" } = connection;
  const untyped = createHttp({
    ...deps,
    service: slug,
    baseUrl: toBaseUrl(connection.url),
    headers: () => ({ "x-emby-token": apiKey }),
    maxBytes: MAX_BYTES,
  });
  const http = createTypedHttp<MediaBrowserApi>(untyped);
  return {
    http,
    systemInfo: () => http.get(MediaBrowserSystemInfo, "/System/Info"),
    // `/Shows/{Id}/Episodes` requires a user id, which an API key does not have.
    queries: createMediaBrowserQueries(http, isItemId, (seriesId, query) => {
      const episodes = { parentId: seriesId, recursive: true, includeItemTypes: "Episode" };
      return http.get(MediaBrowserItemPage, "/Items", { query: { ...episodes, ...query } });
    }),
    control: createMediaBrowserControl(http, slug),
  };
}

/** Returns the address of the API. */
export function toBaseUrl(configured: string): string {
  return `${toRootUrl(configured)}/emby`;
}

/** Removes the suffix that users copy with the address: the API and the web pages have different ones. */
export function toRootUrl(configured: string): string {
  return dropEndSlashes(configured).replace(/\/(emby|web)$/i, "");
}

/** A number, as text. */
function isItemId(id: string): boolean {
  return /^\d{1,18}$/.test(id);
}
