import type { ClientQueue } from "../../port/download-client.ts";
import { wholeRows } from "../common/removal.ts";
import type { NzbgetClient } from "./client.ts";
import { idOf } from "./mapper.ts";

/** "Very high". 900 would load the download even while the queue is paused. */
const VERY_HIGH = 100;

/** NZBGet loads by priority first, and in the order of the queue among equals. */
export function createNzbgetQueue(
  service: string,
  client: Pick<NzbgetClient, "groups" | "editGroup">,
): ClientQueue {
  const list = async () => wholeRows(service, await client.groups());
  const indexOf = async (id: number) => (await list()).findIndex(({ NZBID }) => NZBID === id);

  return {
    async find(downloadId) {
      const groups = await list();
      const position = groups.findIndex(
        (group) => idOf(group).toLowerCase() === downloadId.toLowerCase(),
      );
      const group = groups[position];
      if (group === undefined) return null;
      const { MaxPriority: priority, NZBID } = group;
      return {
        id: String(NZBID),
        place: { position, priority, files: [] },
        isFirst: priority >= VERY_HIGH && position === 0,
      };
    },
    async raise(id, { priority }) {
      const number = Number(id);
      if ((priority ?? 0) < VERY_HIGH)
        await client.editGroup("GroupSetPriority", String(VERY_HIGH), number);
      if ((await indexOf(number)) > 0) await client.editGroup("GroupMoveTop", "", number);
    },
    async restore(id, { position, priority }) {
      const number = Number(id);
      if (priority !== null) await client.editGroup("GroupSetPriority", String(priority), number);
      const current = await indexOf(number);
      const offset = position === null || current === -1 ? 0 : position - current;
      if (offset !== 0) await client.editGroup("GroupMoveOffset", String(offset), number);
    },
  };
}
