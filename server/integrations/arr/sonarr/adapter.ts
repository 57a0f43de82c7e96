import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTitleList } from "../common/find-title.ts";
import { listenToArr } from "../common/hub.ts";
import { createArrInspection } from "../common/inspection.ts";
import { createArrPoll } from "../common/poll.ts";
import { createArrWebhookControl } from "../common/registration.ts";
import { listDownloadClients } from "../common/suggestion.ts";
import { readTitle } from "../common/title-reading.ts";
import { createSonarrClient } from "./client.ts";
import { createSonarrControl } from "./control.ts";
import { readSonarrWebhook } from "./mapper.ts";
import type { SonarrHistoryRecord } from "./payload.ts";
import { toHistoryObservations, toRow } from "./record.ts";
import { createSonarrRemoval } from "./removal.ts";
import { openSonarrSnapshot } from "./snapshot.ts";
import { findSeries, toSeriesRemoved } from "./title.ts";
import { readSeries } from "./tracked.ts";

/** All Sonarr events about a series, an episode or the app's health. */
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
  const titles = createTitleList(() => client.listTitles(), deps.now);
  const { poll, onHubMessage } = createArrPoll<SonarrHistoryRecord>(service, deps, {
    mediaType: "TV",
    queue: async () => (await client.queueRecords()).map((record) => toRow(service, record)),
    historySince: (date) => client.historySince(date),
    historyOf: (downloadId) => client.historyOf(downloadId),
    isDownloadClientUnavailable: () => client.isDownloadClientUnavailable(),
    newestHistory: () => client.newestHistory(),
    toHistoryObservations: (record) => toHistoryObservations(service, record),
    publicId: ({ tvdbId }) => tvdbId,
    hasTitles: () => client.hasTitles(),
    readTitle: (items) =>
      readTitle(items, {
        find: (item) => findSeries(client, item, titles),
        report: async (series) =>
          series.id === undefined
            ? null
            : readSeries(service, series, await client.listEpisodes(series.id), items),
        toRemoved: (item) => toSeriesRemoved(service, item),
      }),
  });

  return {
    slug: service,
    kind: "SONARR",
    check: () => client.check(),
    receive: (body) => readSonarrWebhook(service, body, deps.now()),
    poll,
    push: (listener) => listenToArr(connection, deps, listener, onHubMessage),
    webhook: createArrWebhookControl(service, client.http, WEBHOOK_FLAGS),
    arr: createSonarrControl(service, client, deps),
    openSnapshot: (options) => openSonarrSnapshot(service, client, deps, options),
    inspection: createArrInspection(client.http),
    suggest: () => listDownloadClients(client.http),
    removal: { arr: createSonarrRemoval(client) },
  };
}
