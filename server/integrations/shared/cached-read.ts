/**
 * Returns a read whose result is used again for a while, also by those who ask while it is under way. A failed read is
 * not kept.
 */
export function createCachedRead<T>(
  read: () => Promise<T>,
  retentionMs: number,
): (now: Date) => Promise<T> {
  let last: { readonly at: number; readonly result: Promise<T> } | null = null;
  return (now) => {
    const at = now.getTime();
    if (last === null || at - last.at >= retentionMs) {
      const result = read();
      last = { at, result };
      result.catch(() => (last = null));
    }
    return last.result;
  };
}
