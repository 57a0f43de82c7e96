import type { RequestCard } from "./document.ts";

type Activity = Pick<RequestCard, "state" | "counts" | "problem">;

/** Something happened to it. A mere percent more is no news, or cards would change places every second. */
export function isActivity(row: Activity, before: Activity | undefined): boolean {
  if (before === undefined) return true;
  return (
    row.state !== before.state ||
    row.problem?.code !== before.problem?.code ||
    JSON.stringify(row.counts) !== JSON.stringify(before.counts)
  );
}

/** The ids with this one first. */
export function toFront(ids: readonly string[], id: string): readonly string[] {
  return [id, ...ids.filter((other) => other !== id)];
}

/** A page of a list: known ids keep their place, new ones follow. */
export function append(ids: readonly string[], page: readonly string[]): readonly string[] {
  const known = new Set(ids);
  return [...ids, ...page.filter((id) => !known.has(id))];
}
