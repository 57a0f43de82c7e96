import { TrackingError } from "../core/error.ts";
import type { ServicesContext } from "./context.ts";
import type { RunningService } from "./registry.ts";

/** Returns the configured service with this slug, enabled or not. NOT_FOUND. */
export function loadRunning({ services }: ServicesContext, slug: string): RunningService {
  const service = services.running.get(slug);
  if (service === undefined) throw new TrackingError("NOT_FOUND", "SERVICE_UNKNOWN");
  return service;
}
