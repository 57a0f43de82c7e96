import type { HeldGrab } from "../../integrations/port/arr.ts";
import type { Inventory } from "../../store/column/inventory.ts";
import type { DeletionSubject } from "./subject.ts";

/** Each once, as the arr writes it where it does. */
export function idsOf(
  { downloads }: DeletionSubject,
  grabs: readonly HeldGrab[],
): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { downloadId } of [...downloads, ...grabs])
    byKey.set(downloadId.toLowerCase(), downloadId);
  return [...byKey.values()];
}

/** In the first spelling of each. */
export function onceEach(ids: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const id of ids) if (!byKey.has(id.toLowerCase())) byKey.set(id.toLowerCase(), id);
  return [...byKey.values()];
}

/** Ids by which somebody may have grabbed a download that was learnt: a hybrid torrent has two. */
export function idsToAsk({ downloadKeys, clients }: Inventory): readonly string[] {
  const held = Object.values(clients).flat();
  return [...downloadKeys, ...held.flatMap(({ ids }) => ids)];
}

/** Whether every arr has said of each download for whom else it was grabbed. */
export function areOthersKnown(inventory: Inventory): boolean {
  return idsToAsk(inventory).every((id) => inventory.othersKnown.includes(id.toLowerCase()));
}
