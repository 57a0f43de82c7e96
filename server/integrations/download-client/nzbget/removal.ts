import type { ClientRemoval, HeldDownload } from "../../port/download-client.ts";
import type { NzbgetClient } from "./client.ts";
import { idOf } from "./mapper.ts";
import type { NzbgetGroup, NzbgetHistoryItem } from "./payload.ts";

type Job = NzbgetGroup | NzbgetHistoryItem;

/** Jobs in the queue, and those that its history keeps. Nothing is shared on usenet. */
export function createNzbgetRemoval(
  client: Pick<NzbgetClient, "groups" | "history" | "drop">,
): ClientRemoval {
  async function list() {
    const queued: readonly Job[] = await client.groups();
    const past: readonly Job[] = await client.history();
    return [
      ...queued.map((job) => ({ job, list: "queue" as const })),
      ...past.map((job) => ({ job, list: "history" as const })),
    ];
  }

  return {
    async find(downloadIds) {
      if (downloadIds.length === 0) return [];
      const wanted = new Set(downloadIds.map((id) => id.toLowerCase()));
      return (await list())
        .filter(({ job }) => wanted.has(idOf(job).toLowerCase()))
        .map(({ job }) => hold(job));
    },
    async remove(id) {
      const jobs = (await list()).filter(({ job }) => idOf(job).toLowerCase() === id.toLowerCase());
      for (const { job, list: where } of jobs) await client.drop(where, job.NZBID);
    },
  };
}

const HALF = 2 ** 32;

function hold(job: Job): HeldDownload {
  const id = idOf(job);
  const name = "NZBName" in job ? job.NZBName : "Name" in job ? job.Name : undefined;
  const size = job.FileSizeHi * HALF + job.FileSizeLo;
  return { ids: [id], name: name ?? id, size, files: null, sharesDataWith: [] };
}
