import type { ArrTarget } from "../../integrations/port/arr.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";

/** Returns a title and its episodes by the arr's own ids; `executorsOf` returns an arr only if the id is known. */
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
