import type { Integration } from "../../server/integrations/port/integration.ts";
import { createActionRuntime } from "../../server/tracking/actions/runtime.ts";
import type { CoreContext } from "../../server/tracking/core/context.ts";
import { loadSettings } from "../../server/tracking/core/settings.ts";
import { createDeletionRuntime } from "../../server/tracking/deletion/runtime.ts";
import { createFileListings } from "../../server/tracking/projection/file-listings.ts";
import type { Tracking } from "../../server/tracking/tracker.ts";
import { createIdleRegistry } from "./service-registry.ts";

/** The context of a tracker in which nothing runs: tests make the rows. */
export function createIdleTracking(
  core: CoreContext,
  integrations: ReadonlyMap<string, Integration>,
): Tracking {
  const refuse = () => Promise.reject(new Error("nothing runs in this tracker"));
  const nothing = () => undefined;
  const done = () => Promise.resolve();
  return {
    ...core,
    listings: createFileListings(),
    settings: { current: () => ({ followsAdded: "NEW" }), reload: () => loadSettings(core) },
    services: createIdleRegistry(integrations),
    inbox: { wake: nothing, applied: done },
    startPoller: () => ({
      hint: nothing,
      wake: nothing,
      refresh: () => Promise.resolve(true),
      stop: done,
    }),
    reconciler: {
      start: refuse,
      startAnew: nothing,
      syncRequest: refuse,
      isFirst: () => false,
      idle: done,
      stop: done,
    },
    actions: createActionRuntime(),
    doctor: null,
    deletions: createDeletionRuntime(),
  };
}
