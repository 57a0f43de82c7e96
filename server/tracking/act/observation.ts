import type { Keys, Observation, ReleaseLook } from "../../domain/observation.ts";
import type { ActSubject, SubjectUnit } from "./subject.ts";

/** What a person saw at the indexers, or says about files: told like anything else that is known. */
function aboutUnits(
  { request }: ActSubject,
  units: readonly SubjectUnit[],
): Pick<Observation, "service" | "channel" | "event" | "at" | "keys"> {
  const { mediaType, arrService, arrId, tmdbId, tvdbId, imdbId, is4k } = request;
  const episodes = units.flatMap(({ season, number }) =>
    season === null || number === null ? [] : [{ season, number }],
  );
  const keys: Keys = {
    mediaType: mediaType === "MOVIE" ? "MOVIE" : "TV",
    is4k,
    ...(arrService === null || arrId === null ? {} : { arr: { service: arrService, id: arrId } }),
    ...(tmdbId === null ? {} : { tmdbId }),
    ...(tvdbId === null ? {} : { tvdbId }),
    ...(imdbId === null ? {} : { imdbId }),
    ...(episodes.length === 0 ? {} : { episodes }),
  };
  return {
    service: arrService ?? request.originService,
    channel: "PERSON",
    event: "action",
    at: null,
    keys,
  };
}

export function toSearched(
  subject: ActSubject,
  units: readonly SubjectUnit[],
  look: ReleaseLook,
): Observation {
  return { ...aboutUnits(subject, units), kind: "searched", event: "release", look };
}

export function toConfirmedGone(subject: ActSubject, units: readonly SubjectUnit[]): Observation {
  return {
    ...aboutUnits(subject, units),
    kind: "file-deleted",
    reason: "a person confirmed that the file is gone",
    isConfirmed: true,
  };
}
