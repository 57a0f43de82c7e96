import type { ClientRemoval, ClientDownload } from "../../port/download-client.ts";
import { wholeRows } from "../common/removal.ts";
import type { NzbgetClient } from "./client.ts";
import { idOf } from "./mapper.ts";
import type { NzbgetGroup, NzbgetHistoryItem } from "./payload.ts";

type Job = NzbgetGroup | NzbgetHistoryItem;

/** Removes jobs from the queue and the history. Usenet downloads never share data. */
export function createNzbgetRemoval(
  service: string,
  client: Pick<NzbgetClient, "groups" | "history" | "deleteJob">,
): ClientRemoval {
  async function list() {
    const queued: readonly Job[] = wholeRows(service, await client.groups());
    const ended: readonly Job[] = wholeRows(service, await client.history());
    return [
      ...queued.map((job) => ({ job, list: "queue" as const })),
      ...ended.map((job) => ({ job, list: "history" as const })),
    ];
  }

  return {
    async find(downloadIds) {
      if (downloadIds.length === 0) return [];
      const wanted = new Set(downloadIds.map((id) => id.toLowerCase()));
      return (await list())
        .filter(({ job }) => wanted.has(idOf(job).toLowerCase()))
        .map(({ job }) => toClientDownload(job));
    },
    async remove(id) {
      const jobs = (await list()).filter(({ job }) => idOf(job).toLowerCase() === id.toLowerCase());
      for (const { job, list: where } of jobs) await client.deleteJob(where, job.NZBID);
    },
  };
}

const HALF = 2 ** 32;

function toClientDownload(job: Job): ClientDownload {
  const id = idOf(job);
  const name = "NZBName" in job ? job.NZBName : "Name" in job ? job.Name : undefined;
  const size = job.FileSizeHi * HALF + job.FileSizeLo;
  return { ids: [id], name: name ?? id, size, files: null, sharesDataWith: [] };
}
