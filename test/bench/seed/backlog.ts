import type { Row } from "./rows.ts";
import { EPISODES } from "./show.ts";
import { listPackBodies } from "./sonarr-body.ts";

/** Webhooks of one season pack: its grab, an import of each episode, and their end. */
const PER_PACK = EPISODES + 2;

/** How many shows so many webhooks are about. */
export function showsOfBacklog(webhooks: number): number {
  return Math.ceil(webhooks / PER_PACK);
}

/** So many webhooks that were taken in and not applied yet. */
export function listBacklog(webhooks: number): readonly Row[] {
  return Array.from({ length: showsOfBacklog(webhooks) }, (_, show) => listPackBodies(show, 0))
    .flat()
    .slice(0, webhooks)
    .map((body, index) => ({
      service: "sonarr",
      kind: "SONARR",
      receivedAt: new Date(),
      body: Buffer.from(body),
      bodyHash: String(index),
    }));
}
