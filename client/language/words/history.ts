import { createArea } from "../area.ts";
import { capitalise } from "../capitalise.ts";
import type {
  Chosen,
  Grabbed,
  InClient,
  OfKind,
  OfService,
  Ready,
  ReadyIn,
  Subject,
} from "../history.ts";

/** The lines of the history that do not name the episodes, by code. */
export const history = createArea("history", {
  REQUESTED: ({ by }: { readonly by: string | null }) =>
    by === null ? "Requested" : `Requested by ${by}`,
  APPROVED: ({ isAutomatic }: { readonly isAutomatic: boolean }) =>
    isAutomatic ? "Approved automatically" : "Approved",
  SEARCHING_AGAIN: "Back to searching",
  RELEASE_DATE_REACHED: ({ isEpisode }: OfKind) => (isEpisode === true ? "Aired" : "Released"),
  RELEASE_GRABBED: ({ service, episodes, isAnother, size, indexer, releases = 1 }: Grabbed) => {
    const one = isAnother ? "another release" : "a release";
    const whole = episodes > 1 ? `a release with ${episodes} episodes` : one;
    const several = `${releases} ${isAnother ? "other releases" : "releases"}`;
    const facts = [size, indexer === null ? null : `from ${indexer}`];
    const release = releases > 1 ? several : whole;
    return [`${service} grabbed ${release}`, ...facts.filter((fact) => fact !== null)].join(", ");
  },
  GRAB_UNREPORTED: "A release was grabbed",
  DOWNLOAD_STARTED: ({ client }: InClient) =>
    client === null ? "Download started" : `Download started in ${client}`,
  DOWNLOAD_UNREPORTED: "Downloaded without reported progress",
  DOWNLOAD_FINISHED: ({ client }: InClient) =>
    client === null ? "Download finished" : `Download finished in ${client}`,
  DOWNLOADED_NOT_IMPORTED: "Downloaded, but {service} could not import the file",
  IMPORT_STARTED: "{service} started to import the file",
  FILE_IMPORTED: "{service} imported the file into the library",
  FILE_PRESENT: "{service} already had the file",
  IMPORT_UNREPORTED: "The file was imported into the library",
  FILE_HASHING: "{service} started to read the file",
  FILE_HASHED: "{service} read the file and asked AniDB",
  FILE_MATCHED: "{service} recognised the file",
  FILE_NOT_MATCHED: "{service} did not recognise the file",
  MATCH_UNREPORTED: "The file was recognised",
  MATCH_AWAITED: "Handed over to Shoko to be recognised",
  PLAYABLE: ({ service, isRecognised }: ReadyIn) =>
    isRecognised === true
      ? `Recognised by Shoko and ready to watch in ${service}`
      : `Ready to watch in ${service}`,
  READY: ({ isRecognised }: Ready) =>
    isRecognised === true ? "Recognised by Shoko and ready to watch" : "Ready to watch",
  REPORTED_AVAILABLE: "{service} reports the title as available",
  NO_LONGER_AVAILABLE: "No longer available",
  NOT_OUT_YET: ({ isEpisode }: OfKind) =>
    isEpisode === true ? "Had not aired yet" : "Was not released yet",
  DECLINED: ({ service, isAutomatic }: OfService & { readonly isAutomatic: boolean }) =>
    isAutomatic ? `Declined automatically by ${service}` : "Declined",
  REQUEST_NOT_SENT: "The request could not be sent",
  DOWNLOAD_BROKEN: "The download failed",
  REQUEST_REMOVED: ({ by }: { readonly by: string | null }) =>
    by === null ? "The request was withdrawn" : `The request was removed by ${by}`,
  TITLE_REMOVED: "Removed from {service}",
  EPISODE_NOT_LISTED: "{service} no longer lists the episode",
  NO_LONGER_PLAYABLE: "{service} stopped showing the title",
  FILE_DELETED: "The file was deleted in {service}",
  FILE_CONFIRMED_GONE: "The file was confirmed to be gone",
  RELEASE_CHOSEN: ({ by, service, release, as, failure }: Chosen) => {
    const chosen = `${by} had ${service} grab ${release}${as === null ? "" : ` as ${as}`}`;
    return failure === null ? chosen : `${chosen}, which failed: ${failure}`;
  },
  FILE_LINKED_BY_HAND: "{by} had {service} link {file} as {episode}",
  REQUEST_DECLINED: ({ by, comment }: { readonly by: string; readonly comment: string | null }) =>
    comment === null ? `${by} declined the request` : `${by} declined the request: ${comment}`,
});

/** The lines that name the episodes inside the sentence, by code. The others name them in brackets. */
export const episodeHistory = createArea("episodeHistory", {
  RELEASE_DATE_REACHED: (of: Subject) => subjectOf(of, "aired", "aired"),
  IMPORT_STARTED: "{service} started to import {words}",
  FILE_IMPORTED: "{service} imported {words} into the library",
  FILE_PRESENT: "{service} already had {words}",
  IMPORT_UNREPORTED: (of: Subject) =>
    subjectOf(of, "was imported into the library", "were imported into the library"),
  FILE_MATCHED: "{service} recognised {words}",
  FILE_NOT_MATCHED: "{service} did not recognise {words}",
  MATCH_UNREPORTED: (of: Subject) => subjectOf(of, "was recognised", "were recognised"),
  MATCH_AWAITED: (of: Subject) =>
    subjectOf(
      of,
      "was handed over to Shoko to be recognised",
      "were handed over to Shoko to be recognised",
    ),
  PLAYABLE: (params: Subject & ReadyIn) =>
    readyOf(params, `became ready to watch in ${params.service}`),
  READY: (params: Subject & Ready) => readyOf(params, "became ready to watch"),
  NOT_OUT_YET: (of: Subject) => subjectOf(of, "had not aired yet", "had not aired yet"),
  NO_LONGER_PLAYABLE: "{service} stopped showing {words}",
});

function readyOf({ isRecognised, ...of }: Subject & Ready, ready: string): string {
  return isRecognised === true
    ? subjectOf(of, `was recognised by Shoko and ${ready}`, `were recognised by Shoko and ${ready}`)
    : subjectOf(of, ready, ready);
}

function subjectOf({ words, count }: Subject, one: string, several: string): string {
  return `${capitalise(words)} ${count > 1 ? several : one}`;
}

/** What people had services do, by the kind of the action. */
export const performed = createArea("performed", {
  SEARCH: "{by} had {service} search again",
  LOOK_FOR_RELEASES: "{by} had {service} list the releases",
  GRAB_RELEASE: "{by} had {service} grab a chosen release",
  BLOCKLIST_AND_SEARCH: "{by} had {service} blocklist this release and search for another",
  RETRY_IMPORT: "{by} had {service} import the download again",
  RESCAN_SHOKO: "{by} had {service} ask AniDB again",
  SCAN_SHOKO: "{by} had {service} scan its folder",
  LINK_IN_SHOKO: "{by} had {service} link the file to an episode",
  SCAN_LIBRARY: "{by} had {service} scan the library",
  REFRESH: "{by} had {service} refresh the title",
  MONITOR: "{by} had {service} monitor the title",
  RAISE_PRIORITY: "{by} had {service} load this one first",
  RESTORE_PRIORITY: "{by} had {service} restore the order of downloads",
  RETRY_REQUEST: "{by} had {service} send the request again",
  APPROVE: "{by} approved the request",
  DECLINE: "{by} declined the request",
  CONFIRM_GONE: "{by} confirmed that the file is gone",
});

/** Lines of the history around others. */
export const historyWords = createArea("historyWords", {
  failed: "{line}, which failed: {failure}",
  inferred: "inferred from {service}",
});
