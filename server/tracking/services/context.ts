import type { Integration } from "../../integrations/port/integration.ts";
import type { IngestContext } from "../ingest/context.ts";
import type { ServiceRegistry } from "./registry.ts";

/** What verbs need that read services or report on them. */
export interface ServicesContext extends IngestContext {
  readonly services: ServiceRegistry;
}

/** What verbs need that start and stop services. */
export interface ServiceStartContext extends ServicesContext {
  readonly startPoller: StartPoller;
}

/** Polls one service, one poll at a time. */
export interface Poller {
  /** The service may have news: polls it soon. */
  hint(): void;
  /** The service has come or gone: checks it now, whatever the back-off. */
  wake(): void;
  /** Resolves when what a poll from now on reports is applied; at once with false while polls fail. */
  refresh(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts polling a service; `onChecked` is called each time the service has answered a check. */
export type StartPoller = (integration: Integration, onChecked: () => void) => Poller;
