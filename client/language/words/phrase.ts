import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Count {
  readonly count: number;
}

/** Numbers, as `rangeWords` lists them, and how many there are. */
interface Numbers extends Count {
  readonly numbers: string;
}

/** Names of the things that sentences are about. */
export const phrase = createArea("phrase", {
  range: "{first} to {last}",
  separator: "; ",
  /** The words of a service, as they are. */
  quoted: "“{words}”",
  episodes: ({ count, numbers }: Numbers) =>
    forms(count, `episode ${numbers}`, `episodes ${numbers}`),
  specials: ({ count, numbers }: Numbers) =>
    forms(count, `special episode ${numbers}`, `special episodes ${numbers}`),
  seasonEpisodes: ({ count, numbers, season }: Numbers & { readonly season: string }) =>
    forms(count, `season ${season} episode ${numbers}`, `season ${season} episodes ${numbers}`),
  allEpisodes: "all {count} episodes",
  inBrackets: "{line} ({words})",
  because: "{line}: {reason}",
  seasons: ({ count, numbers }: Numbers) => forms(count, `Season ${numbers}`, `Seasons ${numbers}`),
  episodeCount: ({ count }: Count) => forms(count, "# episode", "# episodes"),
  releaseCount: ({ count }: Count) => forms(count, "# release", "# releases"),
  titleCount: ({ count }: Count) => forms(count, "# title", "# titles"),
  fileCount: ({ count }: Count) => forms(count, "# file", "# files"),
  downloadCount: ({ count }: Count) => forms(count, "# download", "# downloads"),
  special: "Special {number}",
  season: "Season {number}",
  episodeCode: "S{season} E{episode}",
  anime: "Anime",
  theTracker: "the tracker",
});

/** What people call the states. */
export const stateNames = createArea("stateNames", {
  REQUESTED: "Requested",
  APPROVED: "Approved",
  GRABBING: "Found",
  DOWNLOADING: "Downloading",
  DOWNLOADED: "Downloaded",
  IMPORTING: "Importing",
  ANIME_MATCHING: "Matching",
  AVAILABLE: "Ready",
  UNAIRED: "Not out yet",
  UNRELEASED: "Not released",
  NOT_AIRED: "Not aired",
  DECLINED: "Declined",
  FAILED: "Failed",
  DELETED: "Removed",
});
