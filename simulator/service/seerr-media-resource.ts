import { radarrsOf } from "../world/arr.ts";
import { findLibraryItem } from "../world/library.ts";
import { MEDIA_STATUS, type MediaRow } from "../world/media-model.ts";
import { isCounted, mediaStatus, statusOfUnits } from "../world/media.ts";
import type { ArrItem } from "../world/model.ts";
import { queuedDownloads } from "../world/queue.ts";
import { findItem } from "../world/request.ts";
import { slugOf } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { queueFacts } from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";
import { seriesItemId } from "./jellyfin-library.ts";

/** Seerr's row of a title: where it was sent, and what Seerr believes is available. */
export function toMedia({ world, urls }: ServiceContext, row: MediaRow) {
  const { title } = row;
  const item = findItem(world, title);
  const has4k = world.seerrRequests.some((other) => other.title === title && other.is4k);
  const item4k = has4k ? findItem(world, title, true) : null;
  const at = row.createdAt.toISOString();
  const slug = title.kind === "movie" ? String(title.tmdbId) : slugOf(title);
  const jellyfinId = item ? libraryIdOf(world, item) : null;
  const jellyfinId4k = item4k ? libraryIdOf(world, item4k) : null;
  return {
    downloadStatus: item ? downloadStatus(world, item) : [],
    downloadStatus4k: item4k ? downloadStatus(world, item4k) : [],
    id: row.id,
    mediaType: title.kind === "movie" ? "movie" : "tv",
    tmdbId: title.tmdbId,
    tvdbId: title.kind === "series" ? title.tvdbId : null,
    imdbId: null,
    status: mediaStatus(world, title, false),
    status4k: has4k ? mediaStatus(world, title, true) : MEDIA_STATUS.unknown,
    createdAt: at,
    updatedAt: at,
    // Filled at once, whatever the library contains.
    lastSeasonChange: at,
    mediaAddedAt: at,
    serviceId: item ? serverOf(world, item) : null,
    serviceId4k: item4k ? serverOf(world, item4k) : null,
    externalServiceId: item?.id ?? null,
    externalServiceId4k: item4k?.id ?? null,
    externalServiceSlug: item ? slug : null,
    externalServiceSlug4k: item4k ? slug : null,
    ratingKey: null,
    ratingKey4k: null,
    jellyfinMediaId: jellyfinId,
    jellyfinMediaId4k: jellyfinId4k,
    seasons: title.kind === "series" ? toMediaSeasons(world, row, item) : [],
    ...(jellyfinId
      ? { mediaUrl: `${urls.jellyfin}/web/index.html#!/details?id=${jellyfinId}` }
      : {}),
    ...(item
      ? {
          serviceUrl: `${urls[item.instance]}/${title.kind === "movie" ? "movie" : "series"}/${slug}`,
        }
      : {}),
  };
}

/** Seerr's number of the server: each kind of arr has its own list. */
function serverOf(world: World, { instance }: ArrItem): number {
  return instance === "sonarr" ? 0 : radarrsOf(world).indexOf(instance);
}

/** Empty until Seerr's first scan; a deleted title keeps its seasons. */
function toMediaSeasons(world: World, row: MediaRow, item: ArrItem | null) {
  const isGone = mediaStatus(world, row.title, false) === MEDIA_STATUS.deleted;
  const episodes = item ? item.units.filter(isCounted) : [];
  const asked = world.seerrRequests
    .filter(({ title }) => title === row.title)
    .flatMap(({ seasons }) => seasons);
  const numbers = new Set([
    ...episodes.flatMap((unit) => unit.episode?.season ?? []),
    ...(isGone ? asked : []),
    ...[...row.seasonOverride.keys()].map((key) => Number(key.split(" ")[1])),
  ]);
  return [...numbers].map((seasonNumber) => {
    const units = episodes.filter((unit) => unit.episode?.season === seasonNumber);
    const present = units.length > 0 ? statusOfUnits(world, units) : MEDIA_STATUS.unknown;
    return {
      id: row.id * 100 + seasonNumber,
      seasonNumber,
      status:
        row.seasonOverride.get(`plain ${seasonNumber}`) ??
        (isGone ? MEDIA_STATUS.deleted : present),
      status4k: row.seasonOverride.get(`4k ${seasonNumber}`) ?? MEDIA_STATUS.unknown,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.createdAt.toISOString(),
    };
  });
}

/** The movie's own item; for a show, the series item. */
function libraryIdOf(world: World, item: ArrItem): string | null {
  const shown = item.units.flatMap((unit) =>
    unit.file ? (findLibraryItem(world, unit.file) ?? []) : [],
  );
  const [first] = shown;
  if (!first) return null;
  return item.arr === "radarr" ? first.id : seriesItemId(first.show);
}

/** Seerr sees only the first ten queue records of each arr. */
function downloadStatus(world: World, item: ArrItem) {
  return queuedDownloads(world, item.instance)
    .flatMap((download) => download.units.map((unit) => ({ download, unit })))
    .slice(0, 10)
    .filter(({ download }) => download.item === item)
    .map(({ download, unit }) => {
      const facts = queueFacts(world, download);
      return {
        externalId: item.id,
        ...("estimatedCompletionTime" in facts
          ? { estimatedCompletionTime: facts.estimatedCompletionTime }
          : {}),
        mediaType: item.arr === "radarr" ? "movie" : "tv",
        size: facts.size,
        sizeLeft: facts.sizeleft,
        status: facts.status,
        timeLeft: "timeleft" in facts ? facts.timeleft : "00:00:00",
        title: facts.title,
        downloadId: facts.downloadId,
        ...(unit.episode
          ? {
              episode: {
                id: unit.id,
                seriesId: item.id,
                seasonNumber: unit.episode.season,
                episodeNumber: unit.episode.number,
                title: unit.episode.title,
                hasFile: unit.file !== null,
                monitored: unit.monitored,
              },
            }
          : {}),
      };
    });
}
