import type { ActionKind } from "../../../graphql/graphql.ts";
import type { ActionRecord } from "./document.ts";

/** How long the result of an action is shown next to its button; the history keeps it. */
const NEWS_FOR_MS = 60 * 60 * 1000;

/** Actions about the order of downloads; their results are shown with the downloads. */
export const ORDER_ACTIONS: readonly ActionKind[] = ["RAISE_PRIORITY", "RESTORE_PRIORITY"];

function isRecent({ endedAt, createdAt }: ActionRecord, now: Date): boolean {
  return now.getTime() - Date.parse(endedAt ?? createdAt) < NEWS_FOR_MS;
}

/** The newest record of a kind, while it is recent. */
export function findRecent(
  actionHistory: readonly ActionRecord[],
  kind: ActionKind,
  now: Date,
): ActionRecord | null {
  return actionHistory.find((record) => record.kind === kind && isRecent(record, now)) ?? null;
}

/** The newest record of each kind without a button: the action may have solved its problem. */
export function listOrphans(
  actionHistory: readonly ActionRecord[],
  offered: readonly ActionKind[],
  now: Date,
): readonly ActionRecord[] {
  const described = new Set<ActionKind>(offered);
  return actionHistory.filter((record) => {
    if (described.has(record.kind) || !isRecent(record, now)) return false;
    described.add(record.kind);
    return true;
  });
}
