import type { ObservationBase } from "../../../domain/observation/base.ts";
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
import { folderOf, toMovieFacts, toMovieKeys } from "./facts.ts";
import { RadarrEvent } from "./payload.ts";

export function readRadarrWebhook(service: string, body: unknown, now: Date): WebhookReading {
  return readArrWebhook(
    {
      schema: RadarrEvent,
      other: { key: "series", app: "Sonarr" },
      toBase: (name, event) => toBase(service, name, event),
      readers: READERS,
    },
    body,
    now,
  );
}

const named =
  (read: EventReader<RadarrEvent>): EventReader<RadarrEvent> =>
  (event, base, now) =>
    isNameless(base) ? [] : read(event, base, now);

const READERS: Readonly<Record<string, EventReader<RadarrEvent>>> = {
  Grab: named((event, base) => [toGrabbed(event, base)]),
  Download: named((event, base) => [
    toImported(base, { file: event.movieFile, folder: folderOf(event.movie) }, event),
  ]),
  ManualInteractionRequired: named((event, base, now) => [toBlocked(event, base, now)]),
  MovieFileDelete: named((event, base) => [
    toFileDeleted(event, base, { file: event.movieFile, folder: folderOf(event.movie) }),
  ]),
  Rename: named((event, base) => toRenamed(base, event.renamedMovieFiles, folderOf(event.movie))),
  MovieAdded: named((_event, base) => toAdded(base)),
  MovieDelete: named((event, base) => [toRemoved(event, base)]),
};

/** Version 3 omits the year from `movie` and sends it in `remoteMovie`. */
function toBase(
  service: string,
  name: string,
  { movie, remoteMovie, ...event }: RadarrEvent,
): ObservationBase {
  const keys = toMovieKeys(service, {
    ...present({
      tmdbId: remoteMovie?.tmdbId,
      imdbId: remoteMovie?.imdbId,
      title: remoteMovie?.title,
      year: remoteMovie?.year,
    }),
    ...present(movie ?? {}),
  });
  const item = movie && { ...present({ year: remoteMovie?.year }), ...toMovieFacts(movie) };
  return withDownloadKeys(event, {
    service,
    channel: "WEBHOOK",
    event: name,
    at: null,
    keys,
    ...present({ item }),
  });
}
