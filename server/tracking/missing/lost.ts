import type { Keys, Observation } from "../../domain/observation.ts";
import type { LostUnit } from "../../integrations/control.ts";

/** Which units every library has lost: what one still plays is not lost (scenario G9). */
export function lostByAll(byLibrary: readonly (readonly LostUnit[])[]): readonly LostUnit[] {
  const [first = [], ...others] = byLibrary;
  return first.filter((lost) =>
    others.every((library) => library.some((other) => keyOf(other) === keyOf(lost))),
  );
}

function keyOf({ item, episode }: LostUnit): string {
  const title = item.seerr?.requestId ?? item.arr?.id ?? item.tmdbId ?? item.title;
  return `${item.mediaType} ${item.seerr?.service ?? ""} ${title} ${episode?.season ?? ""}x${episode?.number ?? ""}`;
}

/** That a library no longer shows a unit that it did show. */
export function toLost(service: string, { item, episode }: LostUnit): Observation {
  const { arr, tmdbId, tvdbId, imdbId } = item;
  const keys: Keys = {
    mediaType: item.mediaType,
    ...(arr === undefined ? {} : { arr }),
    ...(tmdbId === undefined ? {} : { tmdbId }),
    ...(tvdbId === undefined ? {} : { tvdbId }),
    ...(imdbId === undefined ? {} : { imdbId }),
    ...(episode === null ? {} : { episodes: [episode] }),
  };
  return {
    service,
    kind: "library-lost",
    channel: "POLL",
    event: "library",
    at: null,
    keys,
    reason: "the library no longer shows it",
    evidence: { found: false },
  };
}
