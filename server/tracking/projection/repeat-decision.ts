import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** The states that an episode takes over from its request. */
const DECIDED = ["REQUESTED", "APPROVED"];

/**
 * Gives the first lines of new episodes the words and the source of the same lines of their request: who made and who
 * approved it is known from there, not from the arr that named the episodes later.
 */
export async function repeatDecision(
  { rows, transitions }: Workspace,
  { row }: LoadedRequest,
  created: readonly LoadedUnit[],
): Promise<void> {
  if (created.length === 0) return;
  const ids = new Set(created.map((unit) => unit.row.id));
  const stored = await rows.listDecisions(row.id, DECIDED);
  const known = new Map(stored.map((line) => [line.to, line]));
  for (const [index, line] of transitions.entries()) {
    const isRepeated = line.inferred && line.unitId !== null && ids.has(line.unitId);
    const decision = isRepeated ? known.get(line.to) : undefined;
    if (decision === undefined) continue;
    const { sequence: _sequence, ...words } = decision;
    const { requestId, unitId, from, inferred, attempt } = line;
    transitions[index] = { ...words, requestId, unitId, from, inferred, attempt };
  }
}
