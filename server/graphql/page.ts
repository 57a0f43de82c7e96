/** What Prisma calls a page: `take` items after the cursor, or before it if `take` is negative. */
interface Page {
  readonly take: number;
  /** 1 to leave out the item of the cursor itself. */
  readonly skip: number;
  /** Null for the first page, or the last one if `take` is negative. */
  readonly cursor: string | null;
}

/** Returns a page of a list that is in memory, as Prisma returns one of a table: nothing after an unknown cursor. */
export function pageOf(ids: readonly string[], { take, skip, cursor }: Page): readonly string[] {
  const at = cursor === null ? null : ids.indexOf(cursor);
  if (at === -1) return [];
  if (take < 0) {
    const end = at === null ? ids.length : at + 1 - skip;
    return ids.slice(Math.max(0, end + take), end);
  }
  const start = at === null ? 0 : at + skip;
  return ids.slice(start, start + take);
}
