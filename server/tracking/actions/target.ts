import type { ArrTarget } from "../../integrations/port/arr.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";

/** What an arr is told of, by its own ids; `doersOf` chooses an arr only where the title's is known. */
export function toTarget(
  { arrId: id }: Pick<ActionSubject["request"], "arrId">,
  units: readonly SubjectUnit[],
): ArrTarget {
  return {
    id: id ?? 0,
    episodes: units.flatMap(({ season, number, arrId }) =>
      season === null || number === null
        ? []
        : [{ season, number, ...(arrId === null ? {} : { arrId }) }],
    ),
  };
}
