import { type CompactMessageOf, type NoParams, type Sentences } from "./catalogue.ts";

interface OfService {
  /** Name of the service as people write it. */
  readonly service: string;
}

/** The steps of a sync, and what it could not do besides asking a service. */
export interface SyncParams {
  ASKING_SERVICES: NoParams;
  /** `count`: titles so far. */
  READING_SERVICE: OfService & { readonly count: number };
  SERVICE_READ: OfService;
  COMPARING_REQUESTS: NoParams;
  SYNC_DONE: NoParams;
  SYNC_FAILED: NoParams;
}

export type SyncMessage = CompactMessageOf<SyncParams>;

export const SYNC_SENTENCES: Sentences<SyncParams> = {
  ASKING_SERVICES: () => "Asking the services",
  READING_SERVICE: ({ service, count }) => `Reading what ${service} has (${count} so far)`,
  SERVICE_READ: ({ service }) => `Read what ${service} has`,
  COMPARING_REQUESTS: () => "Comparing every request with the services",
  SYNC_DONE: () => "Done",
  SYNC_FAILED: () => "the sync failed; see the log",
};
