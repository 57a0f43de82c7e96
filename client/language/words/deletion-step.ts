import { createTrackerArea, type WordsFor } from "../area.ts";

type NoParams = object;

interface OfService {
  readonly service: string;
}

interface OfTitle {
  readonly title: string;
}

interface OfFiles extends OfService {
  readonly count: number;
}

interface ByPerson {
  readonly by: string;
}

interface DeletionStepsParams {
  readonly THE_SERIES: OfTitle;
  readonly THE_SEASON: { readonly season: number };
  readonly ENTRY_OF: OfTitle;
  readonly OTHER_QUALITY: NoParams;
  readonly STAYS: { readonly what: string; readonly reasons: readonly string[] };
  readonly NOT_ASKED: NoParams;
  readonly NOT_IN_SERVICE: OfService;
  readonly NO_FILES_OF_IT: NoParams;
  readonly NOTHING_TO_MONITOR: NoParams;
  readonly MONITORING_IS_OFF: NoParams;
  readonly NO_DOWNLOAD_OF_IT: NoParams;
  readonly NOT_REQUESTED_IN: OfService;
  readonly NO_SUCH_REQUEST: NoParams;
  readonly COMPARES_AFTERWARDS: OfService;
  readonly NOT_ANIME: NoParams;
  readonly SERVICE_REMOVED_SINCE: NoParams;
  readonly STILL_MONITORS: OfService;
  readonly DOES_NOT_MONITOR: OfService;
  readonly STILL_HAS: OfService;
  readonly STILL_HAS_FILES: OfFiles;
  readonly HAS_NO_FILES: OfService;
  readonly STILL_HAS_DOWNLOAD: OfService & OfTitle & { readonly more: number };
  readonly HAS_NO_DOWNLOAD: OfService;
  readonly STILL_DOWNLOADS: OfService & OfTitle;
  readonly DOWNLOADS_NOTHING: OfService;
  readonly DATA_PLACE_UNKNOWN: OfService & OfTitle;
  readonly CHECKED_ONCE_MORE: OfService;
  readonly OTHER_TITLES_UNKNOWN: { readonly failures: readonly string[] };
  readonly FILES_FIRST: NoParams;
  readonly DOES_NOT_SHOW: OfService;
  readonly STILL_SHOWS: OfService & OfTitle;
  readonly STILL_SHOWS_FILES: OfFiles;
  readonly KNOWS_NO_FILES: OfService;
  readonly STILL_SEES_FILES: OfFiles;
  readonly STILL_LISTS_FILES: OfFiles;
  readonly STILL_HAS_REQUEST: OfService;
  readonly HAS_NO_REQUEST: OfService;
  readonly ENTRY_AFTER_FILES: NoParams;
  readonly ENTRY_FORGOTTEN: OfService;
  readonly STILL_HAS_ENTRY: OfService;
  readonly STILL_AVAILABLE: OfService;
  readonly STILL_AVAILABLE_UNTIL_SCAN: OfService;
  readonly ENTRY_STAYS: { readonly reasons: readonly string[] };
  readonly AFTER_UNMONITORING: NoParams;
  readonly AFTER_GRABS: NoParams;
  readonly WITH_SCAN: { readonly step: string; readonly scan: string };
  readonly SCANS_EXHAUSTED: { readonly count: number };
  readonly SCAN_REQUESTED: NoParams;
  readonly SCAN_REQUESTED_BEFORE: NoParams;
  readonly STEP_OF_NEWER_VERSION: NoParams;
  readonly STEP_FAILED: NoParams;
  readonly DELETED_REQUEST_UNKNOWN: NoParams;
  readonly CANCELLED_BY: ByPerson;
  readonly ABANDONED_BY: ByPerson;
}

/** What a deletion does, found or keeps in a service. */
export const deletionSteps = createTrackerArea<WordsFor<DeletionStepsParams>>("deletionSteps");
