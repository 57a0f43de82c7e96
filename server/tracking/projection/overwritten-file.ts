import { listOverwritten } from "../../domain/former-title.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { applyToRequest } from "./apply-request.ts";
import type { ApplyResult, ApplyScope } from "./apply-scope.ts";
import { toCandidates } from "./candidate.ts";
import { keysOf } from "./request-keys.ts";
import type { LoadedRequest } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Deletes the units of a title that left its arr whose file has another one in its place now: it left with its files, and
 * the title was added again. A library that shows the new file proves nothing about them.
 */
export async function deleteOverwritten(
  work: Workspace,
  candidates: readonly LoadedRequest[],
  observation: Observation,
  scope: ApplyScope,
): Promise<readonly ApplyResult[]> {
  if (observation.kind !== "imported" || observation.historyId === undefined) return [];
  const results: ApplyResult[] = [];
  for (const candidate of toCandidates(candidates)) {
    const request = candidate.isLive ? work.requests.get(candidate.id) : undefined;
    if (request === undefined) continue;
    const ids = new Set(listOverwritten(candidate, observation).map(({ id }) => id));
    const units = request.units.filter(({ row }) => ids.has(row.id));
    if (units.length === 0) continue;
    const { service, channel, event, at, evidence } = observation;
    const removed: Observation = {
      kind: "removed-from-arr",
      service,
      channel,
      event,
      at,
      ...(evidence !== undefined && { evidence }),
      keys: keysOf(
        request.row,
        units.map(({ row }) => row),
      ),
      filesDeleted: true,
    };
    const target = { requestId: candidate.id, unitIds: [...ids], missing: [] };
    results.push(...(await applyToRequest(work, request, target, removed, scope)));
  }
  return results;
}
