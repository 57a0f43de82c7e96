import type { Database } from "./client.ts";
import { readPages } from "./page.ts";

interface RequestVersion {
  readonly id: string;
  readonly version: bigint;
}

const PAGE_SIZE = 2_000;

/**
 * Returns the version of each request that the tracker waits for: requests that are not finished, and finished ones with a
 * missing file. In SQL, because one condition for both would read every request.
 */
export async function loadAwaitedVersions(read: Database): Promise<ReadonlyMap<string, bigint>> {
  const versions = new Map<string, bigint>();
  const pages = readPages({
    pageSize: PAGE_SIZE,
    start: "",
    keyOf: ({ id }: RequestVersion) => id,
    load: (after) => read.$queryRaw<RequestVersion[]>`
      SELECT "id", "version" FROM "MediaRequest"
      WHERE "isFinished" = false AND "id" > ${after} ORDER BY "id" LIMIT ${PAGE_SIZE}`,
  });
  for await (const page of pages) for (const { id, version } of page) versions.set(id, version);
  const missing = await read.$queryRaw<RequestVersion[]>`
    SELECT DISTINCT r."id", r."version" FROM "Unit" u JOIN "MediaRequest" r ON r."id" = u."requestId"
    WHERE u."missingSince" IS NOT NULL`;
  for (const { id, version } of missing) versions.set(id, version);
  return versions;
}
