import type { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createHttp } from "../../shared/http/http.ts";
import type { Catalogue } from "../common/catalogue.ts";
import { createMediaBrowserCatalogue } from "../common/media-browser-catalogue.ts";
import {
  createMediaBrowserControl,
  type MediaBrowserControl,
} from "../common/media-browser-control.ts";
import { MediaBrowserSystemInfo } from "../common/media-browser.ts";

/** An item with all its streams takes some 10 kB. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface EmbyClient {
  systemInfo(): Promise<z.infer<typeof MediaBrowserSystemInfo>>;
  readonly catalogue: Catalogue;
  readonly control: MediaBrowserControl;
}

export function createEmbyClient(connection: ServiceConnection, deps: IntegrationDeps): EmbyClient {
  const { slug, apiKey = "" } = connection;
  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: `${toRootUrl(connection.url)}/emby`,
    headers: () => ({ "x-emby-token": apiKey }),
    maxBytes: MAX_BYTES,
  });
  return {
    systemInfo: () => http.get(MediaBrowserSystemInfo, "/System/Info"),
    // `/Shows/{Id}/Episodes` wants a user's id, which a key has not.
    catalogue: createMediaBrowserCatalogue(http, isItemId, (seriesId) => ({
      path: "/Items",
      query: { parentId: seriesId, recursive: true, includeItemTypes: "Episode" },
    })),
    control: createMediaBrowserControl(http, slug),
  };
}

/** Where its API and its web pages begin; people copy the address with either ending. */
export function toRootUrl(configured: string): string {
  return configured.replace(/\/+$/, "").replace(/\/(emby|web)$/i, "");
}

/** A number, written as text. */
function isItemId(id: string): boolean {
  return /^\d{1,18}$/.test(id);
}
