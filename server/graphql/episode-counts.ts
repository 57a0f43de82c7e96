import { builder } from "./builder.ts";
import { readObject } from "./stored-json.ts";

const COUNTS = {
  total: "Episodes asked for.",
  aired: "Of these, aired.",
  unaired: "Not aired yet.",
  approved: "Waiting for a release.",
  grabbing: "A release was found and sent to the download client.",
  downloading: "Being downloaded.",
  downloaded: "Downloaded, not imported yet.",
  importing: "In the library's folder, not confirmed by the library yet.",
  matching: "With Shoko.",
  available: "Ready to watch.",
  failed: "Failed.",
  grabbed: "At GRABBING or past it.",
} as const;
type CountName = keyof typeof COUNTS;
type Counts = Readonly<Record<CountName, number>>;

export const EpisodeCounts = builder.objectRef<Counts>("EpisodeCounts").implement({
  description: "How many episodes are at each state now. A film counts as one.",
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

/** Reads the stored counts; one that is missing is 0. */
export function readCounts(stored: string): Counts {
  const given = readObject(stored);
  const read = (name: CountName): number => {
    const value = given[name];
    return typeof value === "number" ? value : 0;
  };
  return {
    total: read("total"),
    aired: read("aired"),
    unaired: read("unaired"),
    approved: read("approved"),
    grabbing: read("grabbing"),
    downloading: read("downloading"),
    downloaded: read("downloaded"),
    importing: read("importing"),
    matching: read("matching"),
    available: read("available"),
    failed: read("failed"),
    grabbed: read("grabbed"),
  };
}
