import type { Keys } from "../../domain/observation/keys.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";

interface Numbered {
  readonly season: number | null;
  readonly number: number | null;
}

/** Returns the keys by which an observation that the tracker itself creates matches these units. */
export function keysOf(
  request: Pick<
    MediaRequest,
    "id" | "mediaType" | "is4k" | "arrService" | "arrId" | "tmdbId" | "tvdbId" | "imdbId"
  >,
  units: readonly Numbered[],
): Keys {
  const { is4k, arrService, arrId, tmdbId, tvdbId, imdbId } = request;
  const episodes = units.flatMap(({ season, number }) =>
    season === null || number === null ? [] : [{ season, number }],
  );
  return {
    mediaType: mediaRequestColumns.mediaType.read(request),
    is4k,
    ...placeOf(arrService, arrId),
    ...(tmdbId === null ? {} : { tmdbId }),
    ...(tvdbId === null ? {} : { tvdbId }),
    ...(imdbId === null ? {} : { imdbId }),
    ...(episodes.length === 0 ? {} : { episodes }),
  };
}

function placeOf(service: string | null, id: number | null): Pick<Keys, "arr" | "instance"> {
  if (service === null) return {};
  return id === null ? { instance: service } : { arr: { service, id } };
}
