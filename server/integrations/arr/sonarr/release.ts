import { z } from "zod";
import type { ArrControl, ArrTarget } from "../../port/arr.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { EpisodeNumbers } from "../../port/removal-target.ts";
import { flag, listOf, naturalInt, nested, positiveInt } from "../../shared/lenient.ts";
import { grabRelease } from "../common/release-grab.ts";
import {
  FoundRelease,
  searchReleases,
  type Recognised,
  type ReleaseQuery,
} from "../common/release-search.ts";
import type { SonarrClient } from "./client.ts";
import type { SonarrEpisodeResource } from "./payload.ts";
import { findEpisodeIds, splitTarget } from "./search-target.ts";

/** Each query costs one search at every indexer. */
const MAX_QUERIES = 3;

const MappedEpisode = z.object({ seasonNumber: naturalInt, episodeNumber: naturalInt });

const SonarrRelease = FoundRelease.extend({
  fullSeason: flag,
  mappedSeriesId: positiveInt,
  mappedSeasonNumber: naturalInt,
  mappedEpisodeNumbers: listOf(z.number().int().nonnegative()),
  /** With the season of each episode; Sonarr 4 only. */
  mappedEpisodeInfo: listOf(nested(MappedEpisode)),
});
type SonarrRelease = z.infer<typeof SonarrRelease>;

/** The interactive search of Sonarr. */
export function createSonarrReleases(
  service: string,
  client: SonarrClient,
  deps: Pick<IntegrationDeps, "now">,
  needEpisodeIds: (target: ArrTarget) => Promise<number[]>,
): Pick<ArrControl, "searchReleases" | "grabRelease"> {
  const { http } = client;
  return {
    async searchReleases(target) {
      const { queries, searched } = toQueries(target, await client.listEpisodes(target.id));
      const app = {
        release: SonarrRelease,
        recognise: (release: SonarrRelease) => recognise(release, target.id),
      };
      return { ...(await searchReleases(http, deps, app, queries)), searched };
    },
    async grabRelease(ticket, as) {
      const override =
        as === null ? null : { seriesId: as.id, episodeIds: await needEpisodeIds(as) };
      await grabRelease(service, http, ticket, override);
    },
  };
}

interface Queries {
  readonly queries: readonly ReleaseQuery[];
  readonly searched: readonly EpisodeNumbers[];
}

/** Sonarr cannot search releases for a whole series, so the first incomplete season represents it. */
function toQueries(target: ArrTarget, resources: readonly SonarrEpisodeResource[]): Queries {
  const seriesId = target.id;
  if (target.episodes.length === 0) {
    const regular = resources.filter(({ seasonNumber = 0 }) => seasonNumber > 0);
    const lacking = regular.find(({ hasFile }) => hasFile !== true) ?? regular.at(-1);
    if (lacking === undefined) return { queries: [], searched: [] };
    const { seasonNumber = 0 } = lacking;
    const searched = regular.flatMap((one) =>
      one.seasonNumber === seasonNumber ? toNumbers(one) : [],
    );
    return { queries: [{ seriesId, seasonNumber }], searched };
  }
  const { seasons, single } = splitTarget(target, resources);
  const bySeason = seasons.map((seasonNumber) => ({
    query: { seriesId, seasonNumber },
    episodes: target.episodes.filter(({ season }) => season === seasonNumber),
  }));
  const byEpisode = single.flatMap((episode) =>
    findEpisodeIds({ ...target, episodes: [episode] }, resources).map((episodeId) => ({
      query: { episodeId },
      episodes: [episode],
    })),
  );
  const chosen = [...bySeason, ...byEpisode].slice(0, MAX_QUERIES);
  return {
    queries: chosen.map(({ query }) => query),
    searched: chosen.flatMap(({ episodes }) =>
      episodes.map(({ season, number }) => ({ season, number })),
    ),
  };
}

function toNumbers({ seasonNumber, episodeNumber }: SonarrEpisodeResource): EpisodeNumbers[] {
  return seasonNumber === undefined || episodeNumber === undefined
    ? []
    : [{ season: seasonNumber, number: episodeNumber }];
}

/** A release that Sonarr assigns to another series would be downloaded for that one. */
function recognise(release: SonarrRelease, seriesId: number): Recognised {
  const { mappedSeriesId, mappedSeasonNumber, mappedEpisodeNumbers, mappedEpisodeInfo } = release;
  const numbered = mappedEpisodeInfo.flatMap(({ seasonNumber: season, episodeNumber: number }) =>
    season === undefined || number === undefined ? [] : [{ season, number }],
  );
  const ofOneSeason = mappedEpisodeNumbers.flatMap((number) =>
    mappedSeasonNumber === undefined ? [] : [{ season: mappedSeasonNumber, number }],
  );
  const isOwn = mappedSeriesId === undefined || mappedSeriesId === seriesId;
  return {
    isWholeSeason: release.fullSeason === true,
    episodes: isOwn ? (numbered.length > 0 ? numbered : ofOneSeason) : [],
    isRecognised: release.downloadAllowed !== false && isOwn,
  };
}
