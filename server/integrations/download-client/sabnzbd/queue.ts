import type { ClientQueue } from "../../port/download-client.ts";
import { wholeRows } from "../common/removal.ts";
import type { SabnzbdClient } from "./client.ts";
import type { SabnzbdQueueSlot } from "./payload.ts";

/** Names of the priorities in the queue, with the numbers that the API takes. */
const PRIORITIES: Readonly<Record<string, number>> = {
  Low: -1,
  Normal: 0,
  High: 1,
  Force: 2,
  Repair: 3,
};
const HIGH = 1;

/**
 * Moves a job before all others, except those that a person forced: above them SABnzbd would force it too, and load it
 * even while the queue is paused.
 */
export function createSabnzbdQueue(
  service: string,
  client: Pick<SabnzbdClient, "queue" | "setPriority" | "moveTo">,
): ClientQueue {
  const list = async () => wholeRows(service, (await client.queue()).slots);

  return {
    async find(downloadId) {
      const slots = await list();
      const position = slots.findIndex(
        ({ nzo_id: id }) => id.toLowerCase() === downloadId.toLowerCase(),
      );
      const slot = slots[position];
      if (slot === undefined) return null;
      const priority = priorityOf(slot);
      return {
        id: slot.nzo_id,
        place: { position, priority, files: [] },
        isFirst: priority > HIGH || (priority === HIGH && position === countForced(slots)),
      };
    },
    async raise(id) {
      await client.setPriority(id, HIGH);
      const slots = await list();
      const front = countForced(slots);
      if (slots[front]?.nzo_id !== id) await client.moveTo(id, front);
    },
    async restore(id, { position, priority }) {
      if (priority !== null) await client.setPriority(id, priority);
      if (position === null) return;
      const slots = await list();
      const place = Math.min(position, slots.length - 1);
      const there = slots[place];
      // Next to a job of another priority, SABnzbd would change the priority again.
      if (there !== undefined && there.nzo_id !== id && priorityOf(there) === priority)
        await client.moveTo(id, place);
    },
  };
}

function priorityOf({ priority = "Normal" }: SabnzbdQueueSlot): number {
  return PRIORITIES[priority] ?? 0;
}

function countForced(slots: readonly SabnzbdQueueSlot[]): number {
  const first = slots.findIndex((slot) => priorityOf(slot) <= HIGH);
  return first === -1 ? slots.length : first;
}
