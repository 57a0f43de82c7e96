import { get, type Call, type Route } from "../http/router.ts";
import { hexOf } from "../random.ts";
import type { ArrItem } from "../world/model.ts";
import type { Offer } from "../world/offer-model.ts";
import { rejectionsOf, unitsOfOffer } from "../world/offer.ts";
import type { World } from "../world/world.ts";
import type { ArrDialect } from "./arr-app.ts";
import type { ServiceContext } from "./context.ts";

/** Results of an interactive search: every release with its rejections. */
export function releaseRoutes({ world }: ServiceContext, dialect: ArrDialect): Route[] {
  return [
    get("/api/v3/release", ({ query }) => ({
      json: world.offers
        .filter(({ item }) => item.instance === dialect.instance)
        .filter((offer) => matchesQuery(offer, query))
        .map((offer, index) => ({
          ...releaseFacts(world, offer, index),
          ...dialect.toOffer(offer),
        })),
    })),
  ];
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
  const { release, ageHours, seeders, hash } = offer;
  const rejections = rejectionsOf(world, offer);
  // Only the delay profile's rejection is temporary.
  const isTemporary = rejections.length > 0 && rejections.every((text) => /delay/i.test(text));
  const published = world.clock.now().getTime() - ageHours * 3_600_000;
  return {
    guid: `https://tracker.example/torrent/${hexOf(hash, 12)}`,
    qualityWeight: release.quality.resolution,
    age: Math.floor(ageHours / 24),
    ageHours,
    ageMinutes: ageHours * 60,
    size: release.size,
    indexerId: 1,
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
    infoUrl: `https://tracker.example/torrent/${hexOf(hash, 12)}`,
    downloadAllowed: true,
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
  const episodes = unitsOfOffer(offer).flatMap(({ episode }) => episode ?? []);
  const seasonNumber = episodes[0]?.season ?? 0;
  const numbers = episodes.map(({ number }) => number);
  return {
    fullSeason: offer.parts.length > 1,
    seasonNumber,
    languageWeight: 1,
    seriesTitle: offer.item.title.title,
    episodeNumbers: offer.parts.length > 1 ? [] : numbers,
    absoluteEpisodeNumbers: [],
    mappedSeasonNumber: seasonNumber,
    mappedEpisodeNumbers: numbers,
    mappedAbsoluteEpisodeNumbers: [],
    mappedSeriesId: offer.item.id,
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
