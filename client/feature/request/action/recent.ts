import type { ActionKind } from "../../../graphql/graphql.ts";
import type { Act } from "./document.ts";

/** What came of it is news for so long; the history keeps it. */
const NEWS_FOR_MS = 60 * 60 * 1000;

function isRecent({ endedAt, createdAt }: Act, now: Date): boolean {
  return now.getTime() - Date.parse(endedAt ?? createdAt) < NEWS_FOR_MS;
}

/** The newest of its kind, while it is news. */
export function findRecent(acts: readonly Act[], kind: ActionKind, now: Date): Act | null {
  return acts.find((act) => act.kind === kind && isRecent(act, now)) ?? null;
}

/** The newest of each kind that no button stands for any more: its problem may be gone because of it. */
export function listOrphans(
  acts: readonly Act[],
  offered: readonly ActionKind[],
  now: Date,
): readonly Act[] {
  const told = new Set<ActionKind>(offered);
  return acts.filter((act) => {
    if (told.has(act.kind) || !isRecent(act, now)) return false;
    told.add(act.kind);
    return true;
  });
}
