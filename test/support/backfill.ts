import type { Store } from "../../server/store/store.ts";
import type { SeededTitle } from "../../simulator/stories/installation.ts";
import { isPlayable } from "../../simulator/world/library.ts";
import { unitsOfRequest } from "../../simulator/world/media.ts";
import type { World } from "../../simulator/world/world.ts";
import { ADMIN_TOKEN } from "./admin-token.ts";
import type { AnyResult } from "./answer.ts";
import type { TrackerProcess } from "./spawn-tracker.ts";

/** Asks a tracker in a process of its own. */
export async function ask({ url }: Pick<TrackerProcess, "url">, query: string): Promise<AnyResult> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: AnyResult };
  return data;
}

const SYNC = "{ sync { kind status done total progress changed added idsFilled messages } }";

/** Follows the first sync until `isThere` holds for its report. */
export async function followSync(
  tracker: Pick<TrackerProcess, "url">,
  isThere: (report: AnyResult) => boolean,
  { everyMs = 100 }: { readonly everyMs?: number } = {},
): Promise<AnyResult> {
  for (;;) {
    const { sync } = await ask(tracker, SYNC);
    if (sync !== null && isThere(sync)) return sync;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Differences between the past and what the tracker reports of it, one line each. */
export async function findWrong(
  store: Store,
  world: World,
  titles: readonly SeededTitle[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { seerrRequest, fate, title } of titles) {
    if (seerrRequest === null) continue;
    const row = await store.read.mediaRequest.findFirst({
      where: { originService: "seerr", originId: String(seerrRequest.id) },
      include: { units: true },
    });
    if (row === null) {
      wrong.push(`${title.title}: not tracked`);
      continue;
    }
    if (row.title !== title.title) wrong.push(`${title.title}: shown as ${row.title}`);
    if (fate === "declined" && row.state !== "DECLINED") wrong.push(`${title.title}: ${row.state}`);
    if (fate === "pending" && row.state !== "REQUESTED") wrong.push(`${title.title}: ${row.state}`);
    for (const unit of unitsOfRequest(world, seerrRequest)) {
      const { episode } = unit;
      const testApp = row.units.find(
        ({ season, number }) =>
          season === (episode?.season ?? null) && number === (episode?.number ?? null),
      );
      const isThere = isPlayable(world, unit);
      if (isThere !== (testApp?.state === "AVAILABLE"))
        wrong.push(
          `${title.title} ${episode === null ? "" : `S${episode.season}E${episode.number}`}: ${testApp?.state ?? "no unit"}, ${isThere ? "can" : "cannot"} be played`,
        );
    }
  }
  return wrong;
}
