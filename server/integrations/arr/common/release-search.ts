import { z } from "zod";
import type { ReleaseSearch } from "../../../domain/observation/facts.ts";
import { redact } from "../../../domain/redact.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { QueryOf } from "../../shared/http/typed-http.ts";
import { flag, instant, listOf, present, text } from "../../shared/lenient.ts";
import type { ArrApi } from "./api.generated.ts";
import type { ArrHttp } from "./arr-http.ts";

/** The call lasts until every indexer has answered; the app gives up on one after 100 s. */
const SEARCH_TIMEOUT_MS = 100_000;
const MAX_REASONS = 10;
const MAX_REASON_LENGTH = 200;

/** A string, or an object that contains it. */
const Rejection = z.union([
  z.string(),
  z.object({ reason: z.string() }).transform((one) => one.reason),
]);

const FoundRelease = z.object({
  guid: text,
  rejected: flag,
  rejections: listOf(Rejection),
});
type FoundRelease = z.infer<typeof FoundRelease>;

const Task = z.object({ taskName: text, nextExecution: instant });

export type ReleaseQuery = QueryOf<ArrApi, "GET /api/v3/release">;

/** Searches the indexers with one query after another; a release found twice counts once. */
export async function searchReleases(
  http: ArrHttp,
  { now }: Pick<IntegrationDeps, "now">,
  queries: readonly ReleaseQuery[],
): Promise<ReleaseSearch> {
  const found = new Map<string, FoundRelease>();
  for (const query of queries) {
    const releases = await http.get(z.array(FoundRelease), "/api/v3/release", {
      query,
      timeoutMs: SEARCH_TIMEOUT_MS,
      isRepeatable: false,
    });
    for (const release of releases) found.set(release.guid ?? `${found.size}`, release);
  }
  const refused = [...found.values()].filter(({ rejected }) => rejected === true);
  const at = now();
  return {
    at: at.toISOString(),
    found: found.size,
    refused: refused.length,
    reasons: countReasons(refused),
    ...present({ nextAt: await findNextSearch(http, at) }),
  };
}

/** Most frequent first; a release counts once for each of its reasons. */
function countReasons(refused: readonly FoundRelease[]): ReleaseSearch["reasons"] {
  const counts = new Map<string, number>();
  for (const { rejections } of refused)
    for (const reason of new Set(rejections.map(toReason)))
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MAX_REASONS);
}

function toReason(words: string): string {
  return redact(
    words
      .toWellFormed()
      .replace(/[\s\0]+/g, " ")
      .trim(),
  ).slice(0, MAX_REASON_LENGTH);
}

/** Returns the time of the next RSS sync, if it lies in the future. */
async function findNextSearch(http: ArrHttp, now: Date): Promise<string | undefined> {
  try {
    const tasks = await http.get(z.array(Task), "/api/v3/system/task");
    const next = tasks.find(({ taskName }) => taskName === "RssSync")?.nextExecution;
    return next !== undefined && next > now.toISOString() ? next : undefined;
  } catch (error) {
    // Optional: the search result is already complete.
    if (isItemError(error)) return undefined;
    throw error;
  }
}
