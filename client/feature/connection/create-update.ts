import { createEffect, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createVisibleInterval } from "../../lib/create-visible-interval.ts";
import { useRouter } from "../../lib/router.ts";
import type { InstalledApp } from "../../lib/service-worker.ts";

const CHECK_EVERY_MS = 3_600_000;

/**
 * Checks for a newer version after each reconnection, which may be the end of an update, and every hour. The page of the
 * old version stays until the next one is opened, which is then loaded anew: nothing that was typed is lost.
 */
export function createUpdate(app: InstalledApp): void {
  const connection = useConnection();
  createEffect(on(connection.epoch, () => app.update(), { defer: true }));
  createVisibleInterval(app.update, CHECK_EVERY_MS);
  useRouter().onLeave((leave) => {
    if (!app.isOutdated() || leave.to === null) return;
    // A filter of the list is the same page.
    if (new URL(leave.to, location.href).pathname === location.pathname) return;
    leave.preventDefault();
    location.assign(leave.to);
  });
}
