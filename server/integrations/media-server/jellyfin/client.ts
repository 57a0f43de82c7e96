import type { z } from "zod";
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
import { toAuthorization } from "./authorization.ts";

/** An item with all its streams takes about 10 kB. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface JellyfinClient {
  readonly http: TypedHttp<MediaBrowserApi>;
  systemInfo(): Promise<z.infer<typeof MediaBrowserSystemInfo>>;
  readonly queries: LibraryQueries;
  readonly control: MediaBrowserControl;
}

export function createJellyfinClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): JellyfinClient {
  const { slug, apiKey = "" } = connection;
  const authorization = toAuthorization(`status-tracker-${slug}`, apiKey);
  const untyped = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    headers: () => ({ authorization }),
    maxBytes: MAX_BYTES,
  });
  const http = createTypedHttp<MediaBrowserApi>(untyped);
  return {
    http,
    systemInfo: () => http.get(MediaBrowserSystemInfo, "/System/Info"),
    queries: createMediaBrowserQueries(http, isItemId, (seriesId, query) =>
      http.get(MediaBrowserItemPage, "/Shows/{seriesId}/Episodes", { path: { seriesId }, query }),
    ),
    control: createMediaBrowserControl(http, slug),
  };
}

/** A GUID in the REST format. */
function isItemId(id: string): boolean {
  return /^[0-9a-f]{32}$/i.test(id);
}
