import { z } from "zod";
import {
  bytes,
  flag,
  httpUrl,
  instant,
  listOf,
  naturalInt,
  nested,
  number,
  pathText,
  positiveInt,
  text,
} from "../../shared/lenient.ts";

/** What a series and a movie have in common for people. */
export const ArrTitleFields = z.object({
  images: listOf(z.object({ coverType: text, remoteUrl: httpUrl })),
  overview: text,
  /** In minutes; 0 if unknown. */
  runtime: positiveInt,
  genres: listOf(text),
  /** In the address of its page. */
  titleSlug: text,
});
export type ArrTitleFields = z.infer<typeof ArrTitleFields>;

const QualityObject = z.object({ name: text, quality: nested(z.object({ name: text })) });

/** A string in webhooks; the API, and file events before April 2023, send an object. */
const QualityName = z
  .unknown()
  .optional()
  .transform((value) => {
    const parsed = QualityObject.safeParse(value);
    if (parsed.success) return parsed.data.quality?.name ?? parsed.data.name;
    return text.parse(value);
  });

const ArrRelease = z.object({
  quality: QualityName,
  releaseTitle: text,
  indexer: text,
  size: bytes,
});

export const ArrFile = z.object({
  id: positiveInt,
  relativePath: pathText,
  path: pathText,
  sourcePath: pathText,
  sceneName: text,
  quality: QualityName,
  size: bytes,
  dateAdded: instant,
});
export type ArrFile = z.infer<typeof ArrFile>;

const StatusMessage = z.object({ title: text, messages: listOf(text) });
export type StatusMessage = z.infer<typeof StatusMessage>;

export const Language = z.object({ name: text });

/** Fields of both apps' events beside the title. */
export const ArrEvent = {
  eventType: text,
  release: nested(ArrRelease),
  downloadClient: text,
  downloadId: text,
  downloadInfo: nested(z.object({ quality: QualityName, title: text, size: bytes })),
  downloadStatusMessages: listOf(StatusMessage),
  deleteReason: text,
  /** A boolean when a title is deleted, a list of files when a file is replaced. */
  deletedFiles: flag,
};
export type ArrEvent = z.infer<z.ZodObject<typeof ArrEvent>>;

/** `QueueRecord` without its title: Sonarr has one per episode, Radarr one per download. */
export const ArrQueueRecord = {
  id: number,
  title: text,
  size: bytes,
  sizeleft: bytes,
  estimatedCompletionTime: instant,
  added: instant,
  status: text,
  trackedDownloadStatus: text,
  trackedDownloadState: text,
  statusMessages: listOf(StatusMessage),
  errorMessage: text,
  downloadId: text,
  protocol: text,
  downloadClient: text,
  indexer: text,
  quality: QualityName,
};
export type ArrQueueRecord = z.infer<z.ZodObject<typeof ArrQueueRecord>>;

export const ArrHistoryRecord = {
  id: positiveInt,
  eventType: text,
  date: instant,
  sourceTitle: text,
  downloadId: text,
  quality: QualityName,
  /** Reads only the fields listed here, because `downloadUrl` can contain the indexer's key. */
  data: nested(
    z.object({
      indexer: text,
      downloadClient: text,
      downloadClientName: text,
      protocol: text,
      size: bytes,
      fileId: positiveInt,
      droppedPath: pathText,
      importedPath: pathText,
      message: text,
      reason: text,
    }),
  ),
};
export type ArrHistoryRecord = z.infer<z.ZodObject<typeof ArrHistoryRecord>>;

/** The only response with required fields: any other response is not from an arr. */
export const ArrStatus = z.object({
  version: z.string().min(1),
  appName: text,
  instanceName: text,
});

/** `type` is the severity. */
export const ArrHealth = z.object({ source: text, type: text, message: text, wikiUrl: text });
export type ArrHealth = z.infer<typeof ArrHealth>;

/** A row that is no object becomes an empty record, which concerns no title: it must not cost the other rows. */
export function recordsOf<T>(record: z.ZodType<T>) {
  return z.array(record.or(z.unknown().transform(() => record.parse({}))));
}

export function toPage<T>(record: z.ZodType<T>) {
  return z.object({ records: recordsOf(record), totalRecords: number });
}

export const NewestHistory = z.object({
  records: z.array(z.object({ id: positiveInt, date: instant })),
});

export const EpisodeNumbers = { seasonNumber: naturalInt, episodeNumber: naturalInt };

/** A setting of a notification or a download client. */
export const ArrField = z.object({ name: text, value: z.unknown().optional() });
export type ArrField = z.infer<typeof ArrField>;

/** Keeps all fields, because the resource is sent back with changes. */
export const ArrNotification = z.looseObject({
  id: positiveInt,
  name: text,
  implementation: text,
  fields: listOf(z.looseObject(ArrField.shape)),
});
export type ArrNotification = z.infer<typeof ArrNotification>;

export const ArrDownloadClient = z.object({
  name: text,
  implementation: text,
  enable: flag,
  fields: listOf(ArrField),
});
export type ArrDownloadClient = z.infer<typeof ArrDownloadClient>;
