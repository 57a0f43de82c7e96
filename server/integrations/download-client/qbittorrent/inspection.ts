import type { Inspection } from "../../port/inspection.ts";
import { orUnreported } from "../../shared/or-unreported.ts";
import type { QbittorrentClient } from "./client.ts";

/** Reports where qBittorrent puts downloads. */
export function createQbittorrentInspection({
  preferences,
  categories,
}: QbittorrentClient): Inspection {
  return {
    async read() {
      const settings = await orUnreported(preferences());
      const known = await orUnreported(categories());
      return {
        client: {
          folder: settings?.save_path ?? null,
          categories:
            known &&
            new Map(Object.entries(known).map(([name, { savePath }]) => [name, savePath ?? ""])),
        },
      };
    },
  };
}
