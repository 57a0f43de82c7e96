import type { Observation } from "../../domain/observation.ts";
import { toHistoryObservation } from "../arr/history.ts";
import { listenToArr } from "../arr/hub.ts";
import { createArrPoll } from "../arr/poll.ts";
import type { QueueRow } from "../arr/queue.ts";
import { createArrWebhookControl } from "../arr/registration.ts";
import { listDownloadClients } from "../arr/suggestion.ts";
import { present } from "../lenient.ts";
import type { Integration, IntegrationDeps, ServiceConnection, WatchedItem } from "../port.ts";
import { createSonarrClient, type SonarrClient } from "./client.ts";
import { createSonarrControl } from "./control.ts";
import { toEpisodeRefs, toSeriesFacts, toSeriesKeys } from "./facts.ts";
import { readSonarrWebhook } from "./mapper.ts";
import { SonarrSeries, type SonarrHistoryRecord, type SonarrQueueRecord } from "./payload.ts";
import { readSeries } from "./watched.ts";

/** Everything that Sonarr can send of a series, an episode or its own health. */
const WEBHOOK_FLAGS = [
  "onGrab",
  "onDownload",
  "onUpgrade",
  "onImportComplete",
  "onRename",
  "onSeriesAdd",
  "onSeriesDelete",
  "onEpisodeFileDelete",
  "onEpisodeFileDeleteForUpgrade",
  "onHealthIssue",
  "includeHealthWarnings",
  "onHealthRestored",
  "onApplicationUpdate",
  "onManualInteractionRequired",
];

export function createSonarrAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const service = connection.slug;
  const client = createSonarrClient(connection, deps);
  const { poll, hear } = createArrPoll<SonarrHistoryRecord>(service, deps, {
    mediaType: "TV",
    queue: async () => (await client.queueRecords()).map((record) => toRow(service, record)),
    historySince: (date) => client.historySince(date),
    historyOf: (downloadId) => client.historyOf(downloadId),
    isClientAway: () => client.isClientAway(),
    newestHistory: () => client.newestHistory(),
    toPast: (record) => toPast(service, record),
    outsideId: ({ tvdbId }) => tvdbId,
    hasTitles: () => client.hasTitles(),
    ask: (items) => askSeries(service, client, items),
  });

  return {
    slug: service,
    kind: "SONARR",
    check: () => client.check(),
    receive: (body) => readSonarrWebhook(service, body, deps.now()),
    poll,
    push: (listener) => listenToArr(connection, deps, listener, hear),
    webhook: createArrWebhookControl(service, client.http, WEBHOOK_FLAGS),
    arr: createSonarrControl(service, client, deps),
    suggest: () => listDownloadClients(client.http),
  };
}

function toPast(service: string, record: SonarrHistoryRecord): Observation[] {
  const series = seriesOf(record);
  const episodes = record.episode ? toEpisodeRefs(record.episode) : [];
  // Without its episode a record would speak of the whole series.
  if (episodes.length === 0) return [];
  const observation = toHistoryObservation(service, record, {
    ...toSeriesKeys(service, series),
    episodes,
  });
  return observation ? [observation] : [];
}

function toRow(service: string, record: SonarrQueueRecord): QueueRow {
  const series = seriesOf(record);
  const [episode] = record.episode
    ? toEpisodeRefs({ ...record.episode, id: record.episode.id ?? record.episodeId })
    : [];
  return {
    record,
    keys: toSeriesKeys(service, series),
    ...present({ item: record.series && toSeriesFacts(record.series), episode }),
  };
}

/** The embedded series, or what its id alone says. */
function seriesOf({
  series,
  seriesId,
}: SonarrQueueRecord | SonarrHistoryRecord): SonarrSeries | undefined {
  if (series) return { ...series, id: series.id ?? seriesId };
  return seriesId === undefined ? undefined : SonarrSeries.parse({ id: seriesId });
}

async function askSeries(
  service: string,
  client: SonarrClient,
  items: readonly WatchedItem[],
): Promise<Observation[]> {
  const [item] = items;
  if (!item) return [];
  const series = await findSeries(client, item);
  if (series?.id !== undefined)
    return readSeries(service, series, await client.listEpisodes(series.id), items);
  // Not added yet, unless it once was here.
  if (!item.arr) return [];
  return [
    {
      service,
      kind: "removed-from-arr",
      channel: "POLL",
      event: "series",
      at: null,
      keys: {
        mediaType: "TV",
        arr: item.arr,
        ...present({ tvdbId: item.tvdbId, tmdbId: item.tmdbId }),
      },
      evidence: { series: item.arr.id, found: false },
    },
  ];
}

/** By its id, and by its TVDB id where that is gone: a series that was removed and added again has a new one. */
async function findSeries(
  client: SonarrClient,
  { arr, tvdbId }: WatchedItem,
): Promise<SonarrSeries | null> {
  const series = arr ? await client.findSeries(arr.id) : null;
  if (series || tvdbId === undefined) return series;
  return client.findSeriesByTvdbId(tvdbId);
}
