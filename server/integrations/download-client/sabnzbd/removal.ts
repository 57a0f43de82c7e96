import type { ClientRemoval, ClientDownload } from "../../port/download-client.ts";
import { wholeRows } from "../common/removal.ts";
import type { SabnzbdClient } from "./client.ts";

const MIB = 1024 * 1024;

/** Removes jobs from the queue and the history. Usenet downloads never share data. */
export function createSabnzbdRemoval(
  service: string,
  client: Pick<SabnzbdClient, "queue" | "history" | "deleteJob">,
  /** Returns the id as SABnzbd writes it, because SABnzbd is case-sensitive. */
  toNzoId: (id: string) => string,
  isOwn: (id: string) => boolean,
): ClientRemoval {
  const own = (ids: readonly string[]) => ids.filter((id) => isOwn(id.toLowerCase())).map(toNzoId);

  async function find(downloadIds: readonly string[]): Promise<readonly ClientDownload[]> {
    const ids = own(downloadIds);
    if (ids.length === 0) return [];
    const wanted = new Set(ids.map((id) => id.toLowerCase()));
    const isWanted = ({ nzo_id: id }: { readonly nzo_id: string }) => wanted.has(id.toLowerCase());
    const queued = wholeRows(service, (await client.queue()).slots).filter(isWanted);
    const ended = wholeRows(service, await client.history(ids)).filter(isWanted);
    return [
      ...queued.map((slot) =>
        toClientDownload(
          slot.nzo_id,
          slot.filename,
          slot.mb === undefined ? null : Math.round(slot.mb * MIB),
        ),
      ),
      ...ended.map((slot) => toClientDownload(slot.nzo_id, slot.name, slot.bytes ?? null)),
    ];
  }

  return {
    find,
    async remove(id) {
      const isQueued = wholeRows(service, (await client.queue()).slots).some(
        (slot) => slot.nzo_id.toLowerCase() === id.toLowerCase(),
      );
      await client.deleteJob(isQueued ? "queue" : "history", id);
    },
  };
}

function toClientDownload(
  id: string,
  name: string | undefined,
  size: number | null,
): ClientDownload {
  return { ids: [id], name: name ?? id, size, files: null, sharesDataWith: [] };
}
