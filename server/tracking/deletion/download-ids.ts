import type { TitleGrab } from "../../integrations/port/arr.ts";
import type { Inventory } from "../../store/column/inventory.ts";
import type { DeletionSubject } from "./subject.ts";

/** Returns each download id once, spelt as in the arr if it has one. */
export function idsOf(
  { downloads }: DeletionSubject,
  grabs: readonly TitleGrab[],
): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { downloadId } of [...downloads, ...grabs])
    byKey.set(downloadId.toLowerCase(), downloadId);
  return [...byKey.values()];
}

/** Returns each id once, in its first spelling. */
export function onceEach(ids: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const id of ids) if (!byKey.has(id.toLowerCase())) byKey.set(id.toLowerCase(), id);
  return [...byKey.values()];
}

/** Returns all ids of the known downloads: a hybrid torrent has two. */
export function idsToAsk({ downloadKeys, clients }: Inventory): readonly string[] {
  const held = Object.values(clients).flat();
  return [...downloadKeys, ...held.flatMap(({ ids }) => ids)];
}

/** Returns whether every arr has reported for each download which other titles it was grabbed for. */
export function areOthersKnown(inventory: Inventory): boolean {
  return idsToAsk(inventory).every((id) => inventory.othersKnown.includes(id.toLowerCase()));
}
