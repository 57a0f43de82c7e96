import { createTrackerArea, type WordsFor } from "../area.ts";

type NoParams = object;

interface OfService {
  readonly service: string;
}

interface SyncStepsParams {
  readonly ASKING_SERVICES: NoParams;
  readonly READING_SERVICE: OfService & { readonly count: number };
  readonly SERVICE_READ: OfService;
  readonly COMPARING_REQUESTS: NoParams;
  readonly SYNC_DONE: NoParams;
  readonly SYNC_FAILED: NoParams;
}

/** The steps of a sync, and what it could not do. */
export const syncSteps = createTrackerArea<WordsFor<SyncStepsParams>>("syncSteps");
