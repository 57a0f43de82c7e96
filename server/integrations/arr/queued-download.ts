import { z } from "zod";
import { number, text } from "../lenient.ts";
import { IntegrationError } from "../port.ts";
import type { ArrClient } from "./client.ts";

const QueuedDownload = z.object({
  id: number,
  downloadId: text,
  trackedDownloadState: text,
  trackedDownloadStatus: text,
});
export type QueuedDownload = z.infer<typeof QueuedDownload>;

type QueueClient = Pick<ArrClient, "http" | "queue">;

/** A row of the download, whatever case the id is in; null: the queue has none. */
export async function findQueued(
  client: Pick<ArrClient, "queue">,
  downloadId: string,
): Promise<QueuedDownload | null> {
  const rows = await client.queue(QueuedDownload);
  const id = downloadId.toLowerCase();
  return rows.find((row) => row.downloadId?.toLowerCase() === id) ?? null;
}

/** Any row of a pack stands for the whole download. False: there was nothing to drop. */
export async function dropAndSearch(client: QueueClient, downloadId: string): Promise<boolean> {
  const queued = await findQueued(client, downloadId);
  if (queued?.id === undefined) return false;
  try {
    await client.http.send(z.unknown(), "DELETE", `/api/v3/queue/${queued.id}`, {
      query: { removeFromClient: true, blocklist: true, skipRedownload: false },
    });
    return true;
  } catch (error) {
    if (error instanceof IntegrationError && error.code === "not-found") return false;
    throw error;
  }
}
