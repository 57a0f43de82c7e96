import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import type { ArrControl, ArrTarget } from "../../port/arr.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { flag, listOf, nested, positiveInt } from "../../shared/lenient.ts";
import { sendCommand } from "../common/command.ts";
import {
  retryImport,
  ImportRow,
  isClear,
  toImportFile,
  type ImportFile,
} from "../common/manual-import.ts";
import { blocklistAndSearch } from "../common/queued-download.ts";
import type { SonarrClient } from "./client.ts";
import { createSonarrReleases } from "./release.ts";
import { findEpisodeIds, splitTarget } from "./search-target.ts";

const SonarrImportRow = z.object({
  ...ImportRow,
  series: nested(z.object({ id: positiveInt })),
  episodes: listOf(z.object({ id: positiveInt })),
});
type SonarrImportRow = z.infer<typeof SonarrImportRow>;

/** Keeps all fields, because the resource is sent back with a change. */
const EditedSeries = z.looseObject({ monitored: flag });

/** Commands for a series or its episodes in Sonarr. */
export function createSonarrControl(
  service: string,
  client: SonarrClient,
  deps: Pick<IntegrationDeps, "now">,
): ArrControl {
  const { http, api } = client;

  async function needEpisodeIds(target: ArrTarget): Promise<number[]> {
    const isKnown = target.episodes.every(({ arrId }) => arrId !== undefined);
    const resources = isKnown ? [] : await client.listEpisodes(target.id);
    const ids = findEpisodeIds(target, resources);
    if (ids.length > 0) return ids;
    throw new IntegrationError(service, "not-found", plainCause("EPISODES_UNKNOWN_TO_ARR"));
  }

  async function search(target: ArrTarget): Promise<void> {
    const seriesId = target.id;
    if (target.episodes.length === 0) return sendCommand(http, "SeriesSearch", { seriesId });
    const { seasons, episodeIds } = splitTarget(target, await client.listEpisodes(seriesId));
    if (seasons.length === 0 && episodeIds.length === 0)
      throw new IntegrationError(service, "not-found", plainCause("EPISODES_UNKNOWN_TO_ARR"));
    for (const seasonNumber of seasons)
      await sendCommand(http, "SeasonSearch", { seriesId, seasonNumber });
    if (episodeIds.length > 0) await sendCommand(http, "EpisodeSearch", { episodeIds });
  }

  return {
    search,
    ...createSonarrReleases(service, client, deps, needEpisodeIds),
    blocklist: (downloadId) => blocklistAndSearch(client, downloadId),
    retryImport: (downloadId, target) =>
      retryImport(
        client,
        { row: SonarrImportRow, toFiles: (rows) => toFiles(rows, target, needEpisodeIds) },
        downloadId,
      ),
    async refresh({ id }) {
      // Versions before 4.0 only know `seriesId`.
      await sendCommand(http, "RefreshSeries", { seriesId: id, seriesIds: [id] });
      await sendCommand(http, "RescanSeries", { seriesId: id });
    },
    async monitor(target) {
      const path = { id: target.id };
      const series = await api.get(EditedSeries, "/api/v3/series/{id}", { path });
      // Sonarr ignores the monitoring of episodes while their series is unmonitored.
      if (series.monitored !== true)
        await api.send(z.unknown(), "PUT", "/api/v3/series/{id}", {
          path,
          json: { ...series, monitored: true },
        });
      const whole = target.episodes.length === 0;
      const episodeIds = whole
        ? (await client.listEpisodes(target.id)).flatMap(({ id, seasonNumber = 0 }) =>
            id !== undefined && seasonNumber > 0 ? [id] : [],
          )
        : await needEpisodeIds(target);
      const json = { episodeIds, monitored: true };
      await api.send(z.unknown(), "PUT", "/api/v3/episode/monitor", { json });
      await search(target);
    },
  };
}

/**
 * The episodes that Sonarr detects in a file take precedence; a file without any counts as the grabbed episode when
 * only one is possible.
 */
async function toFiles(
  rows: readonly SonarrImportRow[],
  target: ArrTarget,
  findIds: (target: ArrTarget) => Promise<number[]>,
): Promise<readonly ImportFile[]> {
  const meant = target.episodes.length === 0 ? [] : await findIds(target);
  const taken = new Set<number>();
  return rows
    .toSorted((one, other) => (other.size ?? 0) - (one.size ?? 0))
    .flatMap((row) => {
      const own = row.series?.id === target.id ? row.episodes.flatMap(({ id }) => id ?? []) : [];
      const episodeIds = own.length === 0 && rows.length === 1 && meant.length === 1 ? meant : own;
      const isMeant = meant.length === 0 || episodeIds.some((id) => meant.includes(id));
      // Rejected files are forced only for the requested episodes.
      if (episodeIds.length === 0 || (!isClear(row) && !isMeant)) return [];
      if (episodeIds.every((id) => taken.has(id))) return [];
      for (const id of episodeIds) taken.add(id);
      return [{ ...toImportFile(row), seriesId: target.id, episodeIds }];
    });
}
