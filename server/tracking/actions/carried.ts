import type { ActionKind } from "../../domain/action.ts";
import { unitColumns } from "../../store/column/unit.ts";
import { downloadOf, type ActionSubject, type SubjectUnit } from "./subject.ts";

/** A download, by the arr's id, with the units that it brings. */
export interface Carried {
  readonly downloadId: string;
  readonly units: readonly SubjectUnit[];
}

/** Returns the leading downloads of the units, each once. */
export function carriedOf({ units, downloadRowId }: ActionSubject): readonly Carried[] {
  const carried = new Map<string, SubjectUnit[]>();
  for (const unit of units.filter(isUnfinished)) {
    const downloadId = downloadOf(unit, downloadRowId)?.downloadId;
    if (downloadId != null) carried.set(downloadId, [...(carried.get(downloadId) ?? []), unit]);
  }
  return [...carried].map(([downloadId, held]) => ({ downloadId, units: held }));
}

/** Returns whether the unit has a problem for which the action is offered. */
export function isOffered(kind: ActionKind, unit: SubjectUnit): boolean {
  return unitColumns.problemActions.read(unit).includes(kind);
}

function isUnfinished({ state }: SubjectUnit): boolean {
  return (
    state === "GRABBING" ||
    state === "DOWNLOADING" ||
    state === "DOWNLOADED" ||
    state === "IMPORTING"
  );
}
