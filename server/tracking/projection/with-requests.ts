import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import type { Database } from "../../store/store.ts";

/**
 * Adds its request to each unit. Background work asks for units that are mostly none, and Prisma's `include` reads the
 * requests of none too.
 */
export async function withRequests<U extends { readonly requestId: string }>(
  read: Database,
  units: readonly U[],
): Promise<readonly (U & { readonly request: MediaRequest })[]> {
  if (units.length === 0) return [];
  const ids = [...new Set(units.map(({ requestId }) => requestId))];
  const rows = await read.mediaRequest.findMany({ where: { id: { in: ids } } });
  const requests = new Map(rows.map((row) => [row.id, row]));
  return units.flatMap((unit) => {
    const request = requests.get(unit.requestId);
    // Removed in between.
    return request === undefined ? [] : [{ ...unit, request }];
  });
}
