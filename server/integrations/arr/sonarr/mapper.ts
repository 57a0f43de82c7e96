import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { WebhookReading } from "../../port/webhook.ts";
import { present } from "../../shared/lenient.ts";
import {
  isNameless,
  readArrWebhook,
  toAdded,
  toBlocked,
  toFileDeleted,
  toGrabbed,
  toImported,
  toRemoved,
  toRenamed,
  withDownloadKeys,
  type EventReader,
} from "../common/webhook.ts";
import { toEpisodeRefs, toSeriesFacts, toSeriesKeys } from "./facts.ts";
import { pairFiles } from "./pair-files.ts";
import { SonarrEvent } from "./payload.ts";

/** Reads an event about a whole series. */
const ofSeries =
  (read: EventReader<SonarrEvent>): EventReader<SonarrEvent> =>
  (event, base, now) =>
    isNameless(base) ? [] : read(event, base, now);

/** Reads an event about episodes. An event without episodes, download and file would apply to the whole series. */
const ofEpisodes = (
  read: (event: SonarrEvent, base: ObservationBase) => Observation[],
): EventReader<SonarrEvent> =>
  ofSeries((event, base) => {
    const episodes = event.episodes.flatMap(toEpisodeRefs);
    const file = event.episodeFile?.id ?? event.episodeFile?.path;
    if (episodes.length === 0 && !event.downloadId && file === undefined) return [];
    return read(event, episodes.length > 0 ? { ...base, keys: { ...base.keys, episodes } } : base);
  });

export function readSonarrWebhook(service: string, body: unknown, now: Date): WebhookReading {
  return readArrWebhook(
    {
      schema: SonarrEvent,
      other: { key: "movie", app: "Radarr" },
      toBase: (name, event) => toBase(service, name, event),
      readers: READERS,
    },
    body,
    now,
  );
}

const READERS: Readonly<Record<string, EventReader<SonarrEvent>>> = {
  Grab: ofEpisodes((event, base) => [toGrabbed(event, base)]),
  Download: ofEpisodes((event, base) =>
    event.episodeFiles
      ? toImportComplete(event, event.episodeFiles, base)
      : [toImported(base, { file: event.episodeFile, folder: event.series?.path }, event)],
  ),
  ManualInteractionRequired: ofSeries((event, base, now) => {
    const episodes = event.episodes.flatMap(toEpisodeRefs);
    const named = episodes.length > 0 ? { ...base, keys: { ...base.keys, episodes } } : base;
    return [toBlocked(event, named, now)];
  }),
  EpisodeFileDelete: ofEpisodes((event, base) => [
    toFileDeleted(event, base, { file: event.episodeFile, folder: event.series?.path }),
  ]),
  Rename: ofSeries((event, base) => toRenamed(base, event.renamedEpisodeFiles, event.series?.path)),
  SeriesAdd: ofSeries((_event, base) => toAdded(base)),
  SeriesDelete: ofSeries((event, base) => [toRemoved(event, base)]),
};

/**
 * One observation per file, so that each episode gets its own, then one for the release: grabbed episodes that it does
 * not name are not in it.
 */
function toImportComplete(
  event: SonarrEvent,
  files: NonNullable<SonarrEvent["episodeFiles"]>,
  base: ObservationBase,
): Observation[] {
  const folder = event.series?.path;
  const perFile = pairFiles(files, base.keys.episodes ?? []).map(({ file, episodes }) =>
    toImported({ ...base, keys: { ...base.keys, episodes } }, { file, folder }, event),
  );
  const whole = toImported(base, { file: undefined, folder }, event);
  return [...perFile, { ...whole, coversWholeDownload: true }];
}

function toBase(service: string, name: string, event: SonarrEvent): ObservationBase {
  return withDownloadKeys(event, {
    service,
    channel: "WEBHOOK",
    event: name,
    at: null,
    keys: toSeriesKeys(service, event.series),
    ...present({ item: event.series && toSeriesFacts(event.series) }),
  });
}
