/** Moves that bring a download from one position of a queue to another, for clients that move it step by step. */
export function stepsBetween(from: number | null, to: number | null): readonly ("up" | "down")[] {
  if (from === null || to === null) return [];
  return Array.from({ length: Math.abs(to - from) }, () => (to > from ? "down" : "up"));
}
