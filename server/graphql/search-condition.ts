import { toSearchWords } from "../domain/title.ts";

/** A condition on a folded text that a word occurs in it, in one of the ways in which it may be written. */
export interface WordCondition {
  OR: { searchText: { contains: string } }[];
}

/** Returns a condition for each word of a search; all of them have to hold. */
export function toSearchConditions(search: string): WordCondition[] {
  return toSearchWords(search).map((ways) => ({
    OR: ways.map((way) => ({ searchText: { contains: way } })),
  }));
}
