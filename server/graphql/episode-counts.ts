import type { EpisodeCounts as Counts } from "../domain/rollup.ts";
import { builder } from "./builder.ts";

const COUNTS = {
  total: "Requested episodes.",
  aired: "Requested episodes that have aired.",
  unaired: "Episodes that have not aired.",
  approved: "Episodes that are waiting for a release.",
  grabbing: "Episodes whose release was sent to the download client.",
  downloading: "Episodes that are downloading.",
  downloaded: "Episodes that are downloaded but not imported.",
  importing: "Episodes that are imported but not confirmed by the media server.",
  matching: "Episodes that Shoko is identifying.",
  available: "Episodes that the media server can play.",
  failed: "Episodes whose download or import failed.",
  grabbed: "Episodes in the state GRABBING or a later stage of the pipeline.",
} as const satisfies Record<keyof Counts, string>;

export const EpisodeCounts = builder.objectRef<Counts>("EpisodeCounts").implement({
  description: "Number of a request's episodes in each state. A movie counts as one episode.",
  fields: (t) => ({
    total: t.exposeInt("total", { description: COUNTS.total }),
    aired: t.exposeInt("aired", { description: COUNTS.aired }),
    unaired: t.exposeInt("unaired", { description: COUNTS.unaired }),
    approved: t.exposeInt("approved", { description: COUNTS.approved }),
    grabbing: t.exposeInt("grabbing", { description: COUNTS.grabbing }),
    downloading: t.exposeInt("downloading", { description: COUNTS.downloading }),
    downloaded: t.exposeInt("downloaded", { description: COUNTS.downloaded }),
    importing: t.exposeInt("importing", { description: COUNTS.importing }),
    matching: t.exposeInt("matching", { description: COUNTS.matching }),
    available: t.exposeInt("available", { description: COUNTS.available }),
    failed: t.exposeInt("failed", { description: COUNTS.failed }),
    grabbed: t.exposeInt("grabbed", { description: COUNTS.grabbed }),
  }),
});
