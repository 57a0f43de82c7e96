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

/** Puts a row where its title belongs, among rows in the order of their titles. */
export function insertByTitle(
  ids: readonly string[],
  row: Pick<RequestCard, "id" | "title">,
  titleOf: (id: string) => string | undefined,
): readonly string[] {
  const index = ids.findIndex((id) => (titleOf(id) ?? "").localeCompare(row.title) > 0);
  return index < 0 ? [...ids, row.id] : ids.toSpliced(index, 0, row.id);
}

/** Moves an id to the front. */
export function moveToFront(ids: readonly string[], id: string): readonly string[] {
  return [id, ...ids.filter((other) => other !== id)];
}

/**
 * The order of a list that was read again: what was shown keeps its place, what is new follows the row that it follows on
 * the server, and what is gone leaves. `isBeginning`: the list goes on after what was read, as it was shown.
 */
export function settle(
  shown: readonly string[],
  read: readonly string[],
  isBeginning = false,
): readonly string[] {
  const present = new Set(read);
  const last = isBeginning ? shown.findLastIndex((id) => present.has(id)) : shown.length;
  for (const id of shown.slice(last + 1)) present.add(id);
  const known = new Set(shown);
  const settled = shown.filter((id) => present.has(id));
  read.forEach((id, index) => {
    if (known.has(id)) return;
    const before = read[index - 1];
    settled.splice(before === undefined ? 0 : settled.indexOf(before) + 1, 0, id);
  });
  return settled;
}

/** While the hand is on the list, every card stays where it is, even one that belongs elsewhere; pages still follow. */
export function hold(shown: readonly string[], current: readonly string[]): readonly string[] {
  const known = new Set(shown);
  const last = current.findLastIndex((id) => known.has(id));
  return [...shown, ...current.slice(last + 1).filter((id) => !known.has(id))];
}

/** Appends a page: known ids keep their place, new ones follow. */
export function append(ids: readonly string[], page: readonly string[]): readonly string[] {
  const known = new Set(ids);
  return [...ids, ...page.filter((id) => !known.has(id))];
}
