import { hexOf } from "../random.ts";
import { findLibraryItem, isPlayable } from "../world/library.ts";
import type { ArrItem, Unit, User, Wish } from "../world/model.ts";
import { queuedDownloads } from "../world/queue.ts";
import { slugOf, type Title } from "../world/title.ts";
import { findItem } from "../world/wish.ts";
import type { World } from "../world/world.ts";
import { queueFacts } from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";
import { seriesItemId } from "./jellyfin-library.ts";

export const REQUEST_STATUS = {
  pending: 1,
  approved: 2,
  declined: 3,
  failed: 4,
  completed: 5,
} as const;

const MEDIA = { unknown: 1, pending: 2, processing: 3, partial: 4, available: 5 } as const;

/** Status of the media, as opposed to the request's: what is there of it. */
export function mediaStatus(world: World, title: Title, is4k: boolean): number {
  const item = findItem(world, title, is4k);
  if (item) return statusOfUnits(world, item.units.filter(isCounted));
  const isAsked = world.wishes.some(
    (wish) => wish.title === title && wish.is4k === is4k && wish.status === "pending",
  );
  return isAsked ? MEDIA.pending : MEDIA.unknown;
}

/** Specials are not counted unless Seerr is told to. */
function isCounted(unit: Unit): boolean {
  return unit.episode?.season !== 0;
}

function statusOfUnits(world: World, units: readonly Unit[]): number {
  const playable = units.filter((unit) => isPlayable(world, unit)).length;
  if (units.length > 0 && playable === units.length) return MEDIA.available;
  return playable > 0 ? MEDIA.partial : MEDIA.processing;
}

/**
 * A row of the list lacks its users' `settings` and has `canRemove` instead. What is null in a real Seerr although its
 * own document forbids it (server, profile, root folder, Plex name) is left out.
 */
export function toRequest(context: ServiceContext, wish: Wish, form: "list" | "single") {
  const at = wish.createdAt.toISOString();
  const isSingle = form === "single";
  return {
    id: wish.id,
    status: REQUEST_STATUS[wish.status],
    createdAt: at,
    // On SQLite it never moves (Seerr up to 3.1).
    updatedAt: at,
    type: wish.title.kind === "film" ? "movie" : "tv",
    is4k: wish.is4k,
    languageProfileId: null,
    tags: null,
    isAutoRequest: false,
    requestedBy: toUser(wish.requestedBy, isSingle),
    ...(wish.modifiedBy ? { modifiedBy: toUser(wish.modifiedBy, isSingle) } : {}),
    media: toMedia(context, wish),
    seasons: wish.seasons.map((seasonNumber) => ({
      id: wish.id * 100 + seasonNumber,
      seasonNumber,
      status: REQUEST_STATUS[wish.status],
      createdAt: at,
      updatedAt: at,
    })),
    seasonCount: wish.seasons.length,
    ...(isSingle ? {} : { canRemove: true }),
  };
}

function toMedia({ world, urls }: ServiceContext, wish: Wish) {
  const { title } = wish;
  const item = findItem(world, title);
  const has4k = world.wishes.some((other) => other.title === title && other.is4k);
  const item4k = has4k ? findItem(world, title, true) : null;
  const at = wish.createdAt.toISOString();
  const slug = title.kind === "film" ? String(title.tmdbId) : slugOf(title);
  const jellyfinId = item ? libraryIdOf(world, item) : null;
  const jellyfinId4k = item4k ? libraryIdOf(world, item4k) : null;
  return {
    downloadStatus: item ? downloadStatus(world, item) : [],
    downloadStatus4k: item4k ? downloadStatus(world, item4k) : [],
    id: world.titles.indexOf(title) + 1,
    mediaType: title.kind === "film" ? "movie" : "tv",
    tmdbId: title.tmdbId,
    tvdbId: title.kind === "series" ? title.tvdbId : null,
    imdbId: null,
    status: mediaStatus(world, title, false),
    status4k: has4k ? mediaStatus(world, title, true) : MEDIA.unknown,
    createdAt: at,
    updatedAt: at,
    // Filled at once, whatever is in the library.
    lastSeasonChange: at,
    mediaAddedAt: at,
    serviceId: item ? 0 : null,
    serviceId4k: item4k ? world.arrs.indexOf("radarr-4k") - 1 : null,
    externalServiceId: item?.id ?? null,
    externalServiceId4k: item4k?.id ?? null,
    externalServiceSlug: item ? slug : null,
    externalServiceSlug4k: item4k ? slug : null,
    ratingKey: null,
    ratingKey4k: null,
    jellyfinMediaId: jellyfinId,
    jellyfinMediaId4k: jellyfinId4k,
    seasons: item && title.kind === "series" ? toMediaSeasons(world, item) : [],
    ...(jellyfinId
      ? { mediaUrl: `${urls.jellyfin}/web/index.html#!/details?id=${jellyfinId}` }
      : {}),
    ...(item
      ? {
          serviceUrl: `${urls[item.instance]}/${title.kind === "film" ? "movie" : "series"}/${slug}`,
        }
      : {}),
  };
}

function toMediaSeasons(world: World, item: ArrItem) {
  const numbers = [
    ...new Set(item.units.filter(isCounted).flatMap((unit) => unit.episode?.season ?? [])),
  ];
  return numbers.map((seasonNumber) => ({
    id: item.id * 100 + seasonNumber,
    seasonNumber,
    status: statusOfUnits(
      world,
      item.units.filter((unit) => unit.episode?.season === seasonNumber),
    ),
    status4k: MEDIA.unknown,
    createdAt: item.addedAt.toISOString(),
    updatedAt: item.addedAt.toISOString(),
  }));
}

/** The film's own item; of a show the series' one. */
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

function toUser(user: User, withSettings: boolean) {
  return {
    permissions: user.id === 1 ? 2 : 160,
    warnings: [],
    id: user.id,
    email: user.email,
    jellyfinUsername: user.id === 1 ? user.name : null,
    username: user.name,
    userType: user.id === 1 ? 3 : 2,
    jellyfinUserId: user.id === 1 ? hexOf(`user ${user.name}`, 32) : null,
    avatar: `/avatarproxy/${hexOf(`user ${user.name}`, 32)}?v=1`,
    createdAt: "2026-01-02T06:50:19.000Z",
    updatedAt: "2026-01-02T06:50:19.000Z",
    ...(withSettings ? { settings: null } : {}),
    requestCount: 1,
    displayName: user.name,
  };
}
