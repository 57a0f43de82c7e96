import { z } from "zod";
import { IntegrationError } from "../../port/error.ts";
import type { QueryOf } from "../../shared/http/typed-http.ts";
import { number, text } from "../../shared/lenient.ts";
import type { ArrApi } from "./api.generated.ts";
import type { ArrHttp } from "./arr-http.ts";
import type { ArrClient } from "./client.ts";

const QueuedDownload = z.object({
  id: number,
  downloadId: text,
  trackedDownloadState: text,
  trackedDownloadStatus: text,
});
export type QueuedDownload = z.infer<typeof QueuedDownload>;

type QueueClient = Pick<ArrClient, "http" | "queue">;

/** Finds a row of the download, ignoring the case of its id; null when the queue has none. */
export async function findQueued(
  client: Pick<ArrClient, "queue">,
  downloadId: string,
): Promise<QueuedDownload | null> {
  const rows = await client.queue(QueuedDownload);
  const id = downloadId.toLowerCase();
  return rows.find((row) => row.downloadId?.toLowerCase() === id) ?? null;
}

/** Returns false when the queue does not contain the download. */
export async function blocklistAndSearch(
  client: QueueClient,
  downloadId: string,
): Promise<boolean> {
  const queued = await findQueued(client, downloadId);
  if (queued?.id === undefined) return false;
  return removeQueueRow(client.http, queued.id, { blocklist: true, skipRedownload: false });
}

/**
 * Removes a download with its data; any row of a pack stands for the whole download. Returns false when the row was
 * already gone.
 */
export async function removeQueueRow(
  http: ArrHttp,
  rowId: number,
  query: QueryOf<ArrApi, "DELETE /api/v3/queue/{id}">,
): Promise<boolean> {
  try {
    await http.send(z.unknown(), "DELETE", "/api/v3/queue/{id}", {
      path: { id: rowId },
      query: { removeFromClient: true, ...query },
    });
    return true;
  } catch (error) {
    if (error instanceof IntegrationError && error.code === "not-found") return false;
    throw error;
  }
}
