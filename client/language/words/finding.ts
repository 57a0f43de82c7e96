import { createTrackerArea, type WordsFor } from "../area.ts";

interface OfService {
  readonly service: string;
}

interface OfRoot extends OfService {
  readonly root: string;
}

interface OfHost {
  readonly host: string;
}

interface OfClient extends OfService {
  readonly client: string;
}

interface OfFolder extends OfService {
  readonly folder: string;
}

interface FindingsParams {
  readonly SERVICE_UNANSWERED: OfService & { readonly cause: string };
  readonly SERVICE_REFUSES_KEY: OfService;
  readonly VERSION_TOO_OLD: OfService & { readonly version: string; readonly oldest: string };
  readonly RIGHTS_TOO_FEW: OfService;
  readonly HOOK_ABSENT: OfService;
  readonly HOOK_ELSEWHERE: OfService & { readonly host: string | null };
  readonly HOOK_SECRET_WRONG: OfService;
  readonly HOOK_UNHEARD: OfService & { readonly cause: string };
  readonly NO_CLIENT: OfService;
  readonly DOWNLOADS_UNSEEN: OfClient & OfFolder;
  readonly MAPPING_FOR_NOBODY: OfService & OfHost;
  readonly MAPPING_NOWHERE: OfFolder;
  readonly CATEGORY_ABSENT: OfClient & { readonly category: string };
  readonly CATEGORY_SHARED: OfClient & { readonly other: string; readonly category: string };
  readonly FILES_COPIED: OfService;
  readonly OTHER_DISK: OfRoot & OfFolder;
  readonly ROOT_ABSENT: OfRoot;
  readonly ROOT_FULL: OfRoot & { readonly gigabytes: number };
  readonly ROOT_OUTSIDE_LIBRARY: OfRoot & { readonly library: string };
  readonly ROOT_OUTSIDE_MATCHER: OfRoot & { readonly matcher: string };
  readonly CLOCK_OFF: OfService & { readonly minutes: number; readonly isAhead: boolean };
  readonly CSRF_ON: OfService;
  readonly NOTICES_REFUSED: OfService & { readonly library: string; readonly version: string };
  readonly ADDRESS_SILENT: OfService & OfHost;
  readonly TRACKER_ADDRESS_SILENT: OfHost;
  readonly DATABASE_DAMAGED: { readonly cause: string };
  readonly DATA_DISK_FULL: { readonly megabytes: number };
  readonly CHECK_TOO_SLOW: OfService;
  readonly SET_UP_UNTOLD: OfService;
  readonly CLOCK_UNTOLD: OfService;
  readonly HOOK_UNTOLD: OfService;
  readonly HOOK_ADDRESS_UNKNOWN: OfService;
  readonly TRACKER_STOPPED: OfService;
  readonly CLIENT_UNKNOWN: OfClient;
  readonly FOLDER_UNTOLD: OfFolder;
  readonly FOLDERS_DIFFER: OfRoot & { readonly other: string };
}

/** What the doctor finds, and what it could not check. */
export const findings = createTrackerArea<WordsFor<FindingsParams>>("findings");
