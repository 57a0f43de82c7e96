import { z } from "zod";
import { canBeSameTitle } from "../../../domain/same-title.ts";
import type { ArrTitle, ArrRemoval, TitleEpisode, TitleFile } from "../../port/arr.ts";
import type { RemovalTarget } from "../../port/removal-target.ts";
import { flag, naturalInt, present } from "../../shared/lenient.ts";
import { ArrFile } from "../common/payload.ts";
import { createArrRemoval, ignoreMissing, toGrabs, type GrabRecord } from "../common/removal.ts";
import type { SonarrClient } from "./client.ts";
import {
  SonarrHistoryRecord,
  SonarrSeries,
  type SonarrEpisodeResource,
  type SonarrQueueRecord,
} from "./payload.ts";

/** Keeps all fields, because the resource is sent back with changes. */
const EditableSeries = z.looseObject({
  seasons: z.array(z.looseObject({ seasonNumber: naturalInt, monitored: flag })),
});

const GRABBED = "grabbed";

/** Removal of series, episode files and queued downloads in Sonarr. */
export function createSonarrRemoval(client: SonarrClient): ArrRemoval {
  const { http, api } = client;
  const queue = async () => (await client.queueRecords()).map(toQueued);

  async function find(target: RemovalTarget): Promise<ArrTitle | null> {
    const series = await findSeries(client, target);
    if (series?.id === undefined) return null;
    const { id } = series;
    const [episodes, files, history, queued] = await Promise.all([
      client.listEpisodes(id),
      api.get(z.array(ArrFile), "/api/v3/episodefile", { query: { seriesId: id } }),
      api.get(z.array(SonarrHistoryRecord), "/api/v3/history/series", {
        query: { seriesId: id, includeEpisode: true },
      }),
      queue(),
    ]);
    const grabs = [
      ...queued.filter(({ itemId }) => itemId === id),
      ...history.filter(({ eventType }) => eventType === GRABBED).map(toGrabRecord(episodes)),
    ];
    return {
      id,
      title: series.title ?? target.title,
      tvdbId: series.tvdbId,
      tmdbId: series.tmdbId,
      isMonitored: series.monitored !== false,
      episodes: episodes.flatMap(toTitleEpisode),
      files: files.flatMap((file) => toTitleFile(file, episodes)),
      grabs: toGrabs(grabs),
    };
  }

  return {
    find,
    ...createArrRemoval({ http, include: { includeSeries: true }, queue }),
    async unmonitor(id, episodes) {
      if (episodes === null) {
        await api.send(z.unknown(), "PUT", "/api/v3/series/editor", {
          json: { seriesIds: [id], monitored: false },
        });
        return;
      }
      await unmonitorSeasons(id, new Set(episodes.map(({ season }) => season)));
      const episodeIds = episodes.map((episode) => episode.id);
      await api.send(z.unknown(), "PUT", "/api/v3/episode/monitor", {
        json: { episodeIds, monitored: false },
      });
    },
    async removeFiles(episodeFileIds) {
      await api.send(z.unknown(), "DELETE", "/api/v3/episodefile/bulk", {
        json: { episodeFileIds },
      });
    },
    async removeTitle(id) {
      await ignoreMissing(
        api.send(z.unknown(), "DELETE", "/api/v3/series/{id}", {
          path: { id },
          query: { deleteFiles: true, addImportListExclusion: false },
        }),
      );
    },
  };

  /** Otherwise Sonarr would search for episodes that air later in such a season. */
  async function unmonitorSeasons(id: number, seasons: ReadonlySet<number>): Promise<void> {
    const series = await api.get(EditableSeries, "/api/v3/series/{id}", { path: { id } });
    const isOn = (season: (typeof series.seasons)[number]) =>
      season.seasonNumber !== undefined &&
      seasons.has(season.seasonNumber) &&
      season.monitored !== false;
    if (!series.seasons.some(isOn)) return;
    const changed = series.seasons.map((season) =>
      isOn(season) ? { ...season, monitored: false } : season,
    );
    await api.send(z.unknown(), "PUT", "/api/v3/series/{id}", {
      path: { id },
      json: { ...series, seasons: changed },
    });
  }
}

/** Finds the series by its id, or by its TVDB id when that id is gone or unknown. */
async function findSeries(
  client: SonarrClient,
  target: RemovalTarget,
): Promise<SonarrSeries | null> {
  const { arrId, tvdbId, tmdbId } = target;
  const known = arrId === undefined ? null : await client.findSeries(arrId);
  if (known !== null && canBeSameTitle(target, known)) return known;
  if (tvdbId !== undefined) {
    // A server that does not know the parameter returns all series.
    const found = await client.findSeriesByTvdbId(tvdbId);
    return found?.tvdbId === tvdbId ? found : null;
  }
  if (tmdbId === undefined) return null;
  // Sonarr has no TMDB filter, so all series are searched.
  const all = await client.api.get(z.array(SonarrSeries), "/api/v3/series");
  return all.find((series) => series.tmdbId === tmdbId) ?? null;
}

function toTitleEpisode(resource: SonarrEpisodeResource): TitleEpisode[] {
  const { id, seasonNumber: season, episodeNumber: number, monitored, episodeFileId } = resource;
  if (id === undefined || season === undefined || number === undefined) return [];
  return [
    {
      id,
      season,
      number,
      isMonitored: monitored !== false,
      fileId: episodeFileId ?? null,
      ...present({ absoluteNumber: resource.absoluteEpisodeNumber }),
    },
  ];
}

function toTitleFile(file: ArrFile, episodes: readonly SonarrEpisodeResource[]): TitleFile[] {
  if (file.id === undefined || file.path === undefined) return [];
  const held = episodes
    .filter(({ episodeFileId }) => episodeFileId === file.id)
    .flatMap(toTitleEpisode)
    .map(({ season, number }) => ({ season, number }));
  return [{ id: file.id, path: file.path, size: file.size ?? null, episodes: held }];
}

function toQueued(record: SonarrQueueRecord): GrabRecord {
  const { episode, series, seriesId } = record;
  return {
    itemId: seriesId ?? series?.id,
    title: series?.title,
    record,
    releaseTitle: record.title,
    episode: numbersOf(episode),
    isQueued: true,
  };
}

function toGrabRecord(episodes: readonly SonarrEpisodeResource[]) {
  return (record: SonarrHistoryRecord): GrabRecord => ({
    itemId: record.seriesId,
    title: record.series?.title,
    record: { downloadId: record.downloadId, size: record.data?.size },
    releaseTitle: record.sourceTitle,
    episode: numbersOf(record.episode ?? episodes.find(({ id }) => id === record.episodeId)),
    isQueued: false,
  });
}

function numbersOf(
  episode: Pick<SonarrEpisodeResource, "seasonNumber" | "episodeNumber"> | undefined,
) {
  if (episode?.seasonNumber === undefined || episode.episodeNumber === undefined) return undefined;
  return { season: episode.seasonNumber, number: episode.episodeNumber };
}
