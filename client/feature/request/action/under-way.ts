import type { ActionKind } from "../../../graphql/graphql.ts";
import type { Action, ActionRecord } from "./document.ts";
import { findRecent } from "./recent.ts";

/** Actions with the same aim: while one is under way, the others are not offered. */
const AIMS: readonly (readonly ActionKind[])[] = [
  ["SEARCH", "BLOCKLIST_AND_SEARCH", "GRAB_RELEASE"],
  ["APPROVE", "DECLINE"],
];

function aimOf(kind: ActionKind): readonly ActionKind[] {
  return AIMS.find((aim) => aim.includes(kind)) ?? [kind];
}

/** Returns the action that was sent, whose effect is awaited, and which makes this one needless at the moment. */
export function findUnderWay(
  actionHistory: readonly ActionRecord[],
  kind: ActionKind,
  now: Date,
): ActionRecord | null {
  for (const other of aimOf(kind)) {
    const record = findRecent(actionHistory, other, now);
    if (record?.status === "SENT") return record;
  }
  return null;
}

/** A list solves nothing by itself. */
const SOLVES_NOTHING: readonly ActionKind[] = ["LOOK_FOR_RELEASES"];

/** Returns the action under way that may solve a problem; the problem is then shown calmly. */
export function findRemedy(
  actions: readonly Pick<Action, "kind">[],
  actionHistory: readonly ActionRecord[],
  now: Date,
): ActionRecord | null {
  for (const { kind } of actions) {
    if (SOLVES_NOTHING.includes(kind)) continue;
    const record = findUnderWay(actionHistory, kind, now);
    if (record !== null) return record;
  }
  return null;
}
