import { createArea } from "../area.ts";

/** What the actions do; {service} carries them out. */
export const actionDescriptions = createArea("actionDescriptions", {
  SEARCH: "{service} searches all indexers now and grabs the best release.",
  LOOK_FOR_RELEASES:
    "{service} asks every indexer what it offers, which takes up to a few minutes. Nothing is downloaded until you choose.",
  GRAB_RELEASE:
    "{service} sends this release to the download client, even if it would not choose it by itself.",
  BLOCKLIST_AND_SEARCH:
    "{service} removes the download with its data, puts the release on the blocklist and searches for another one.",
  RETRY_IMPORT: "{service} imports the downloaded files as the title they were grabbed for.",
  RESCAN_SHOKO: "{service} asks AniDB again which episode the file is.",
  SCAN_SHOKO: "{service} scans the folder of the file for new files.",
  LINK_IN_SHOKO:
    "{service} links the file to the episode that you choose. Nothing is linked before you have compared both.",
  SCAN_LIBRARY: "{service} scans its folders for new files, unless a scan is already running.",
  REFRESH: "{service} refreshes the title and scans its folder for files.",
  MONITOR: "{service} monitors the title from now on and searches at once.",
  RAISE_PRIORITY:
    "{service} moves the download to the front of its queue and, in a pack, loads the files of these episodes first. A pack may be imported only when all of it is there.",
  RESTORE_PRIORITY:
    "{service} moves the download back to where it was in the queue and gives its files the priority they had.",
  RETRY_REQUEST: "{service} sends the request to Radarr or Sonarr again.",
  APPROVE: "The request is approved in {service}, which sends it to Radarr or Sonarr.",
  DECLINE:
    "The request is declined in {service}. The title is not searched for, and the requester sees the reason.",
  CONFIRM_GONE:
    "The tracker stops waiting for the file and counts it as removed. Nothing is deleted.",
});
