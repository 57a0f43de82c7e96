import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTitleList } from "../common/find-title.ts";
import { listenToArr } from "../common/hub.ts";
import { createArrInspection } from "../common/inspection.ts";
import { createArrPoll } from "../common/poll.ts";
import { createArrWebhookControl } from "../common/registration.ts";
import { listDownloadClients } from "../common/suggestion.ts";
import { readTitle } from "../common/title-reading.ts";
import { createRadarrClient } from "./client.ts";
import { createRadarrControl } from "./control.ts";
import { readRadarrWebhook } from "./mapper.ts";
import type { RadarrHistoryRecord } from "./payload.ts";
import { toHistoryObservations, toRow } from "./record.ts";
import { createRadarrRemoval } from "./removal.ts";
import { openRadarrSnapshot } from "./snapshot.ts";
import { findMovie, toMovieRemoved } from "./title.ts";
import { readMovie } from "./tracked.ts";

/** All Radarr events about a movie, its file or the app's health. */
const WEBHOOK_FLAGS = [
  "onGrab",
  "onDownload",
  "onUpgrade",
  "onRename",
  "onMovieAdded",
  "onMovieDelete",
  "onMovieFileDelete",
  "onMovieFileDeleteForUpgrade",
  "onHealthIssue",
  "includeHealthWarnings",
  "onHealthRestored",
  "onApplicationUpdate",
  "onManualInteractionRequired",
];

export function createRadarrAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const service = connection.slug;
  const client = createRadarrClient(connection, deps);
  const titles = createTitleList(() => client.listTitles(), deps.now);
  const { poll, onHubMessage } = createArrPoll<RadarrHistoryRecord>(service, deps, {
    mediaType: "MOVIE",
    queue: async () => (await client.queueRecords()).map((record) => toRow(service, record)),
    historySince: (date) => client.historySince(date),
    historyOf: (downloadId) => client.historyOf(downloadId),
    isDownloadClientUnavailable: () => client.isDownloadClientUnavailable(),
    newestHistory: () => client.newestHistory(),
    toHistoryObservations: (record) => toHistoryObservations(service, record),
    publicId: ({ tmdbId }) => tmdbId,
    hasTitles: () => client.hasTitles(),
    readTitle: (items) =>
      readTitle(items, {
        find: (item) => findMovie(client, item, titles),
        report: async (movie) => readMovie(service, movie, items, deps.now()),
        toRemoved: (item) => toMovieRemoved(service, item),
      }),
  });

  return {
    slug: service,
    kind: "RADARR",
    check: () => client.check(),
    receive: (body) => readRadarrWebhook(service, body, deps.now()),
    poll,
    push: (listener) => listenToArr(connection, deps, listener, onHubMessage),
    webhook: createArrWebhookControl(service, client.http, WEBHOOK_FLAGS),
    arr: createRadarrControl(service, client, deps),
    openSnapshot: (options) => openRadarrSnapshot(service, client, deps, options),
    inspection: createArrInspection(client.http),
    suggest: () => listDownloadClients(client.http),
    removal: { arr: createRadarrRemoval(client) },
  };
}
