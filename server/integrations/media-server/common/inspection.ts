import { z } from "zod";
import type { Inspection } from "../../port/inspection.ts";
import { listOf, pathText } from "../../shared/lenient.ts";
import { orUnreported } from "../../shared/or-unreported.ts";
import type { MediaBrowserHttp } from "./media-browser-queries.ts";

const VirtualFolders = z.array(z.object({ Locations: listOf(pathText) }));

/** Reports the folders of the libraries of Jellyfin and Emby. */
export function createMediaBrowserInspection(http: MediaBrowserHttp): Inspection {
  return {
    async read() {
      const libraries = await orUnreported(http.get(VirtualFolders, "/Library/VirtualFolders"));
      const folders = libraries?.flatMap(({ Locations: locations }) =>
        locations.flatMap((path) => path ?? []),
      );
      return { folders: folders ?? null };
    },
  };
}
