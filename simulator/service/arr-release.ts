import { get, post, type Answer, type Call, type Route } from "../http/router.ts";
import { hexOf } from "../random.ts";
import { grabRelease } from "../world/download.ts";
import type { ArrItem, Unit } from "../world/model.ts";
import type { Offer } from "../world/offer-model.ts";
import { rejectionsOf, unitsOfOffer } from "../world/offer.ts";
import type { World } from "../world/world.ts";
import type { ArrDialect } from "./arr-app.ts";
import { qualityOf } from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";
import { readBody, textOf } from "./read-body.ts";

const INDEXER_ID = 1;
/** The arr remembers what it found for so long; only that can be grabbed. */
const REMEMBERED_MS = 30 * 60_000;

/** The interactive search: every release with its rejections, and the grab of one of them. */
export function releaseRoutes({ world }: ServiceContext, dialect: ArrDialect): Route[] {
  const foundAt = new Map<string, number>();
  return [
    get("/api/v3/release", ({ query }) => {
      const found = world.offers
        .filter(({ item }) => item.instance === dialect.instance)
        .filter((offer) => matchesQuery(offer, query));
      for (const offer of found) foundAt.set(guidOf(offer), world.clock.now().getTime());
      return {
        json: found.map((offer, index) => ({
          ...releaseFacts(world, offer, index),
          ...dialect.toOffer(offer),
        })),
      };
    }),
    post("/api/v3/release", ({ body }) => {
      const given = readBody(body) ?? {};
      const guid = textOf(given["guid"]);
      if (guid === "") return invalid("Guid", "'Guid' must not be empty.");
      if (typeof given["indexerId"] !== "number" || given["indexerId"] <= 0)
        return invalid("IndexerId", "'Indexer Id' must be greater than '0'.");
      const since = foundAt.get(guid) ?? -Infinity;
      const offer = world.offers.find((one) => guidOf(one) === guid);
      const isRemembered = world.clock.now().getTime() - since < REMEMBERED_MS;
      if (offer === undefined || !isRemembered || given["indexerId"] !== INDEXER_ID)
        return refuse(404, "Couldn't find requested release in cache, try searching again");
      return grabOffer(world, dialect, offer, given);
    }),
  ];
}

function grabOffer(
  world: World,
  dialect: ArrDialect,
  offer: Offer,
  given: Readonly<Record<string, unknown>>,
): Answer {
  let units: readonly Unit[] = unitsOfOffer(offer);
  if (given["shouldOverride"] === true) {
    const named = dialect.overriddenUnits(given);
    // The arr checks these with exceptions, which are plain 500s.
    if (named === null) return refuse(500, "Value can not be null. (Parameter 'EpisodeIds')");
    if (!given["quality"] || !Array.isArray(given["languages"]))
      return refuse(500, "Value can not be null. (Parameter 'Quality')");
    units = named;
  } else if (offer.unread !== null) {
    return refuse(404, unmatchedWords(dialect, offer.unread));
  }
  grabRelease(world, offer.item, { ...offer, units }, "InteractiveSearch");
  return { json: given };
}

function unmatchedWords({ arr }: ArrDialect, unread: NonNullable<Offer["unread"]>): string {
  if (arr === "radarr") return "Unable to find matching movie, will need to be manually provided";
  return unread === "title"
    ? "Unable to find matching series and episodes, will need to be manually provided"
    : "Unable to parse episodes in the release, will need to be manually provided";
}

function refuse(status: number, message: string): Answer {
  return { status, json: { message } };
}

function invalid(propertyName: string, errorMessage: string): Answer {
  return { status: 400, json: [{ propertyName, errorMessage, severity: "error" }] };
}

function guidOf({ hash }: Offer): string {
  return `https://tracker.example/torrent/${hexOf(hash, 12)}`;
}

function matchesQuery(offer: Offer, query: Call["query"]): boolean {
  const [episodeId, seriesId, season, movieId] = [
    "episodeId",
    "seriesId",
    "seasonNumber",
    "movieId",
  ].map((name) => query.text(name));
  const units = unitsOfOffer(offer);
  if (episodeId) return units.some(({ id }) => String(id) === episodeId);
  if (movieId) return String(offer.item.id) === movieId;
  return (
    String(offer.item.id) === seriesId &&
    (!season || units.some(({ episode }) => String(episode?.season) === season))
  );
}

/** The part of a ReleaseResource that is the same in both apps. */
function releaseFacts(world: World, offer: Offer, index: number) {
  const { release, ageHours, seeders, hash, item, unread } = offer;
  const rejections = rejectionsOf(world, offer);
  // Only the delay profile's rejection is temporary.
  const isTemporary = rejections.length > 0 && rejections.every((text) => /delay/i.test(text));
  const published = world.clock.now().getTime() - ageHours * 3_600_000;
  return {
    guid: guidOf(offer),
    quality: qualityOf(item, release),
    qualityWeight: release.quality.resolution,
    age: Math.floor(ageHours / 24),
    ageHours,
    ageMinutes: ageHours * 60,
    size: release.size,
    indexerId: INDEXER_ID,
    indexer: release.indexer,
    releaseGroup: release.group,
    releaseHash: "",
    title: release.title,
    sceneSource: false,
    languages: [release.language],
    approved: rejections.length === 0,
    temporarilyRejected: isTemporary,
    rejected: rejections.length > 0 && !isTemporary,
    rejections,
    publishDate: new Date(published).toISOString(),
    infoUrl: guidOf(offer),
    downloadAllowed: unread === null,
    releaseWeight: index,
    customFormats: [],
    customFormatScore: 0,
    infoHash: hash.toUpperCase(),
    seeders,
    leechers: Math.ceil(seeders / 5),
    protocol: "torrent",
    indexerFlags: 0,
  };
}

/** Sonarr's episode data of a release. */
export function episodeFacts(offer: Offer) {
  const isRead = offer.unread === null;
  const episodes = isRead ? unitsOfOffer(offer).flatMap(({ episode }) => episode ?? []) : [];
  const seasonNumber = episodes[0]?.season ?? 0;
  const numbers = episodes.map(({ number }) => number);
  return {
    fullSeason: offer.parts.length > 1,
    seasonNumber,
    languageWeight: 1,
    seriesTitle: offer.item.title.title,
    episodeNumbers: offer.parts.length > 1 ? [] : numbers,
    absoluteEpisodeNumbers: [],
    ...(isRead ? { mappedSeasonNumber: seasonNumber } : {}),
    mappedEpisodeNumbers: numbers,
    mappedAbsoluteEpisodeNumbers: [],
    ...(offer.unread === "title" ? {} : { mappedSeriesId: offer.item.id }),
    mappedEpisodeInfo: unitsOfOffer(offer).flatMap(({ id, episode }) =>
      isRead && episode
        ? [
            {
              id,
              seasonNumber: episode.season,
              episodeNumber: episode.number,
              ...(episode.absoluteNumber === undefined
                ? {}
                : { absoluteEpisodeNumber: episode.absoluteNumber }),
              title: episode.title,
            },
          ]
        : [],
    ),
    tvdbId: tvdbIdOf(offer.item),
    tvRageId: 0,
    episodeRequested: true,
    isDaily: false,
    isAbsoluteNumbering: false,
    isPossibleSpecialEpisode: false,
    special: seasonNumber === 0,
  };
}

function tvdbIdOf({ title }: ArrItem): number {
  return title.kind === "series" ? title.tvdbId : 0;
}
