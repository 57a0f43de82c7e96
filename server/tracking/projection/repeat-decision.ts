import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** The states that an episode takes over from its request. */
const DECIDED = ["REQUESTED", "APPROVED"];

/**
 * Gives the first lines of new episodes the words and the source of the same lines of their request: who made and who
 * approved it is known from there, not from the arr that named the episodes later.
 */
export async function repeatDecision(
  { tx, transitions }: Workspace,
  { row }: LoadedRequest,
  created: readonly LoadedUnit[],
): Promise<void> {
  if (created.length === 0) return;
  const ids = new Set(created.map((unit) => unit.row.id));
  const stored = await tx.transition.findMany({
    where: { requestId: row.id, unitId: null, to: { in: DECIDED } },
    orderBy: { sequence: "asc" },
    select: {
      at: true,
      to: true,
      service: true,
      event: true,
      channel: true,
      message: true,
      messageCode: true,
      messageParams: true,
      deliveryId: true,
      evidence: true,
    },
  });
  const known = new Map(stored.map((line) => [line.to, line]));
  for (const [index, line] of transitions.entries()) {
    const isRepeated = line.inferred && line.unitId !== null && ids.has(line.unitId);
    const decision = isRepeated ? known.get(line.to) : undefined;
    if (decision !== undefined) transitions[index] = { ...line, ...decision };
  }
}
