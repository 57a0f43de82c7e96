import type { RequestCard } from "./document.ts";

type Activity = Pick<RequestCard, "state" | "counts" | "problem">;

/** Whether a change moves a card to the front. Progress alone does not, or cards would change places every second. */
export function isActivity(row: Activity, before: Activity | undefined): boolean {
  if (before === undefined) return true;
  return (
    row.state !== before.state ||
    row.problem?.code !== before.problem?.code ||
    JSON.stringify(row.counts) !== JSON.stringify(before.counts)
  );
}

/** Moves an id to the front. */
export function moveToFront(ids: readonly string[], id: string): readonly string[] {
  return [id, ...ids.filter((other) => other !== id)];
}

/** Appends a page: known ids keep their place, new ones follow. */
export function append(ids: readonly string[], page: readonly string[]): readonly string[] {
  const known = new Set(ids);
  return [...ids, ...page.filter((id) => !known.has(id))];
}
