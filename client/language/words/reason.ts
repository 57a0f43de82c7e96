import { createArea } from "../area.ts";

/** Why something is in its state, by code. Clauses: they also end a line of the history. */
export const reasons = createArea("reasons", {
  REQUEST_WITHDRAWN: ({ by }: { readonly by: string | null }) =>
    by === null ? "the request was withdrawn" : `removed by ${by}`,
  DECLINED_BY: ({ by, comment }: { readonly by: string; readonly comment: string | null }) =>
    comment === null ? `declined by ${by}` : `declined by ${by}: ${comment}`,
  NOT_IN_RELEASE: "the release does not contain this episode",
  NOT_LISTED: "Sonarr no longer lists this episode",
  DISCARDED_BY_HAND: "a person discarded the release",
  NOT_IN_QUEUE: "the download is no longer in the queue",
  NOT_IN_CLIENT: "the download is no longer in the download client",
  BELOW_4K: "{quality} is below the requested 4K",
  NOT_ADDED_TO_ARR: "{service} could not add the title to Radarr or Sonarr",
  DELETED_BY_HAND: "deleted by hand",
  MISSING_FROM_DISK: "missing from the disk",
  FILE_GONE: "the file is gone",
  FILE_REPLACED: "the file was replaced by one without this episode",
  FILE_OF_ANOTHER_EPISODE: "the file belongs to another episode now",
  CONFIRMED_GONE: "a person confirmed that the file is gone",
  NOT_IN_LIBRARY_ANY_MORE: "the library no longer shows the title",
  SHOKO_READS_FILE: "Shoko is reading the file",
  SHOKO_ASKS_ANIDB: "Shoko has read the file and is asking AniDB",
  SHOKO_FOUND_NO_MATCH: "Shoko does not recognise the file yet",
  SHOKO_IGNORES_FILE: "Shoko is set to ignore the file",
  AWAITS_LIBRARY: "recognised, waiting for the library",
  ONLY_SEERR_SAYS_AVAILABLE: "available according to Seerr, but not in any library",
});
