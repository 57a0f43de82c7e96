import type { Database } from "./client.ts";
import type { Prisma } from "./generated/sqlite/client.ts";
import { isStuckCode } from "./stuck.ts";

/** How many requests agree in these columns. */
interface RequestGroup {
  readonly state: string;
  readonly isFinished: boolean;
  /** Null if they have no problem. */
  readonly problemCode: string | null;
  readonly count: number;
}

/** Conditions that the groups can answer; absent ones match every request. */
export interface GroupFilter {
  readonly states?: readonly string[] | null | undefined;
  readonly isFinished?: boolean | null | undefined;
  /** Whether the request has a problem that needs somebody. */
  readonly isStuck?: boolean | null | undefined;
  readonly problemCodes?: readonly string[] | null | undefined;
}

/** Reads how many requests there are of each kind: a few rows, however many requests. Those of `where` are counted. */
export async function readRequestGroups(
  read: Database,
  where: Prisma.MediaRequestWhereInput | null = null,
): Promise<readonly RequestGroup[]> {
  if (where !== null) {
    const by = ["state", "isFinished", "problemCode"] as const;
    const groups = await read.mediaRequest.groupBy({ by: [...by], where, _count: true });
    return groups.map(({ _count: count, ...group }) => ({ ...group, count }));
  }
  const rows = await read.requestCount.findMany({ where: { count: { gt: 0 } } });
  return rows.map((row) => ({
    ...row,
    problemCode: row.problemCode === "" ? null : row.problemCode,
  }));
}

/** Returns how many requests of the groups match. */
export function sumGroups(
  groups: readonly RequestGroup[],
  { states, isFinished, isStuck, problemCodes }: GroupFilter = {},
): number {
  const matching = groups.filter(
    (group) =>
      (states?.includes(group.state) ?? true) &&
      (isFinished == null || group.isFinished === isFinished) &&
      (isStuck == null || isStuckCode(group.problemCode) === isStuck) &&
      (problemCodes?.includes(group.problemCode ?? "") ?? true),
  );
  return matching.reduce((sum, { count }) => sum + count, 0);
}
