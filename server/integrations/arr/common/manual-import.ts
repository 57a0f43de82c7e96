import { z } from "zod";
import { fileName } from "../../../domain/path.ts";
import { bytes, listOf, pathText, present, text } from "../../shared/lenient.ts";
import type { ArrClient } from "./client.ts";
import { sendCommand } from "./command.ts";
import { toArrDownloadId } from "./download-id.ts";
import { findQueued, type QueuedDownload } from "./queued-download.ts";

/** The app inspects every file. */
const LIST_TIMEOUT_MS = 60_000;

/**
 * `ManualImportResource` without the title that the app detected. Fields that are only sent back are kept unchanged.
 */
export const ImportRow = {
  path: pathText,
  folderName: pathText,
  size: bytes,
  quality: z.unknown().optional(),
  languages: z.unknown().optional(),
  releaseGroup: text,
  indexerFlags: z.unknown().optional(),
  releaseType: text,
  rejections: listOf(z.object({ reason: text })),
};
export type ImportRow = z.infer<z.ZodObject<typeof ImportRow>>;

/** A file in the form that the command expects, without its download. */
export type ImportFile = Readonly<Record<string, unknown>>;

/** The parts that differ between Sonarr and Radarr. */
export interface ImportApp<R extends ImportRow> {
  readonly row: z.ZodType<R>;
  /** Returns the files whose title is known, without samples. */
  toFiles(rows: readonly R[]): Promise<readonly ImportFile[]>;
}

type ImportClient = Pick<ArrClient, "http" | "queue">;

/** Imports a finished download as the title it was grabbed for. Returns false when the app finds no file to import. */
export async function retryImport<R extends ImportRow>(
  client: ImportClient,
  app: ImportApp<R>,
  downloadId: string,
): Promise<boolean> {
  const queued = await findQueued(client, downloadId);
  // The filter is case-sensitive.
  const written = queued?.downloadId ?? toArrDownloadId(downloadId);
  const query = { downloadId: written, filterExistingFiles: true };
  const listed = await client.http.get(z.array(app.row), "/api/v3/manualimport", {
    query,
    timeoutMs: LIST_TIMEOUT_MS,
  });
  const rows = withoutSamples(listed);
  if (rows.length === 0) return false;
  if (queued !== null && !isRefused(queued) && rows.every(isClear)) {
    // Nothing blocks the import: the app's own scan handles it better than a manual import.
    await sendCommand(client.http, "ProcessMonitoredDownloads");
    return true;
  }
  const files = await app.toFiles(rows);
  if (files.length === 0) return false;
  await sendCommand(client.http, "ManualImport", {
    importMode: "auto",
    files: files.map((file) => ({ ...file, downloadId: written })),
  });
  return true;
}

/** Some rejections concern the download and appear on none of its files (matched by id, unexpected name). */
function isRefused({ trackedDownloadState, trackedDownloadStatus }: QueuedDownload): boolean {
  return (
    trackedDownloadState === "importBlocked" ||
    trackedDownloadStatus === "warning" ||
    trackedDownloadStatus === "error"
  );
}

export function isClear({ rejections }: ImportRow): boolean {
  return rejections.length === 0;
}

const SAMPLE_NAME = /(?:^|[^a-z])samples?(?:[^a-z]|$)/i;

/** Keeps files with "Unable to determine if file is a sample". */
function withoutSamples<R extends ImportRow>(rows: readonly R[]): R[] {
  const largest = Math.max(0, ...rows.map(({ size = 0 }) => size));
  return rows.filter(({ path, size = 0, rejections }) => {
    if (path === undefined || rejections.some(({ reason = "" }) => /^sample$/i.test(reason)))
      return false;
    return !(SAMPLE_NAME.test(fileName(path)) && size < largest / 4);
  });
}

export function toImportFile(row: ImportRow): ImportFile {
  const { path, folderName, quality, languages, releaseGroup, indexerFlags, releaseType } = row;
  return present({
    path,
    folderName,
    quality,
    languages,
    releaseGroup,
    indexerFlags,
    releaseType,
  });
}
