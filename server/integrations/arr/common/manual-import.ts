import { z } from "zod";
import { bytes, listOf, present, text } from "../../shared/lenient.ts";
import { lastPart } from "../../shared/text.ts";
import type { ArrClient } from "./client.ts";
import { giveCommand } from "./command.ts";
import { asArrWrites } from "./download-id.ts";
import { findQueued, type QueuedDownload } from "./queued-download.ts";

/** It looks into every file. */
const LIST_TIMEOUT_MS = 60_000;

/** `ManualImportResource` without what it is taken for. What is only handed back is kept as it came. */
export const ImportRow = {
  path: text,
  folderName: text,
  size: bytes,
  quality: z.unknown().optional(),
  languages: z.unknown().optional(),
  releaseGroup: text,
  indexerFlags: z.unknown().optional(),
  releaseType: text,
  rejections: listOf(z.object({ reason: text })),
};
export type ImportRow = z.infer<z.ZodObject<typeof ImportRow>>;

/** A file as the command takes it, without its download. */
export type ImportFile = Readonly<Record<string, unknown>>;

/** What one app reads in its own way. */
export interface ImportApp<R extends ImportRow> {
  readonly row: z.ZodType<R>;
  /** Those of the files of which it is known what they are; samples are none of them. */
  toFiles(rows: readonly R[]): Promise<readonly ImportFile[]>;
}

type ImportClient = Pick<ArrClient, "http" | "queue">;

/** Imports a finished download as what it was grabbed for. False: the app finds no file that it could import. */
export async function importAgain<R extends ImportRow>(
  client: ImportClient,
  app: ImportApp<R>,
  downloadId: string,
): Promise<boolean> {
  const queued = await findQueued(client, downloadId);
  // Compared with case.
  const written = queued?.downloadId ?? asArrWrites(downloadId);
  const query = { downloadId: written, filterExistingFiles: true };
  const listed = await client.http.get(z.array(app.row), "/api/v3/manualimport", query, {
    timeoutMs: LIST_TIMEOUT_MS,
  });
  const rows = withoutSamples(listed);
  if (rows.length === 0) return false;
  if (queued !== null && !isRefused(queued) && rows.every(isClear)) {
    // Nothing is in its way: it only has to look again, and does it better than a person.
    await giveCommand(client.http, "ProcessMonitoredDownloads");
    return true;
  }
  const files = await app.toFiles(rows);
  if (files.length === 0) return false;
  await giveCommand(client.http, "ManualImport", {
    importMode: "auto",
    files: files.map((file) => ({ ...file, downloadId: written })),
  });
  return true;
}

/** Some refusals are about the download and stand at none of its files (matched by id, an unexpected name). */
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

/** "Unable to determine if file is a sample" is no verdict. */
function withoutSamples<R extends ImportRow>(rows: readonly R[]): R[] {
  const largest = Math.max(0, ...rows.map(({ size = 0 }) => size));
  return rows.filter(({ path, size = 0, rejections }) => {
    if (path === undefined || rejections.some(({ reason = "" }) => /^sample$/i.test(reason)))
      return false;
    return !(SAMPLE_NAME.test(lastPart(path)) && size < largest / 4);
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
