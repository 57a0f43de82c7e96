import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { spawnTracker, type TrackerProcess } from "../support/spawn-tracker.ts";

export const HOOK_SECRET = "a-hook-secret-for-fuzzing";

/** Nobody answers there: services are configured, and only their webhooks come. */
const NOBODY = "http://127.0.0.1:9";
const KINDS = ["SEERR", "SONARR", "RADARR", "SHOKO", "JELLYFIN"] as const;

/** A whole tracker in a process of its own, with services that never answer. */
export function startTarget(dataDir: string): Promise<TrackerProcess> {
  const services = KINDS.flatMap((kind) => [
    [`${kind}_URL`, NOBODY],
    [`${kind}_API_KEY`, "a-key-for-nobody"],
  ]);
  return spawnTracker(dataDir, {
    ...Object.fromEntries(services),
    ADMIN_TOKEN,
    WEBHOOK_TOKEN: HOOK_SECRET,
    LOG_LEVEL: "info",
  });
}
