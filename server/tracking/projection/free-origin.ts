import type { Observation } from "../../domain/observation/observation.ts";
import { isOfOrigin } from "../../domain/origin.ts";
import type { LoadedRequest } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Takes the id of a request in Seerr, or of a title in an arr, from the request that had it: the service was reinstalled
 * and counts from 1 again. The former owner stays tracked; nothing more can be asked about it under that id.
 */
export function freeOrigin(work: Workspace, observation: Observation): void {
  const all = [...work.requests.values()];
  for (const request of all) {
    const isOriginReused = request.row.originReuse > 0;
    if (!isOfOrigin({ ...request.row, isOriginReused }, observation)) continue;
    const originReuse = 1 + Math.max(...all.map((other) => reuseOf(other, request)));
    request.row = { ...request.row, originReuse };
  }
}

function reuseOf({ row }: LoadedRequest, { row: owner }: LoadedRequest): number {
  const isSame = row.originService === owner.originService && row.originId === owner.originId;
  return isSame ? row.originReuse : 0;
}
