import { createHash } from "node:crypto";
import { z } from "zod";
import type { ReleaseSearch } from "../../../domain/observation/facts.ts";
import { redact } from "../../../domain/redact.ts";
import { gravityOf, readRejection } from "../../../domain/release-rejection.ts";
import type { ListedRelease, ReleaseListing } from "../../port/arr.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { QueryOf } from "../../shared/http/typed-http.ts";
import {
  bytes,
  flag,
  instant,
  listOf,
  naturalInt,
  nested,
  number,
  positiveInt,
  present,
  requiredText,
  text,
} from "../../shared/lenient.ts";
import type { ArrApi } from "./api.generated.ts";
import type { ArrHttp } from "./arr-http.ts";

/** The call lasts until every indexer has answered; the app gives up on one after 100 s. */
const SEARCH_TIMEOUT_MS = 100_000;
const MAX_REASONS = 10;
const MAX_REASON_LENGTH = 200;
const MAX_TITLE_LENGTH = 300;

/** A string, or an object that contains it. */
const RejectionWords = z.union([
  requiredText,
  z.object({ reason: requiredText }).transform((one) => one.reason),
]);

const Named = z.object({ name: text });

/** The part of a ReleaseResource that is the same in both apps. */
export const FoundRelease = z.object({
  guid: text,
  indexerId: positiveInt,
  title: text,
  size: bytes,
  /** Kept unchanged, because a grab sends both back. */
  quality: z.unknown().optional(),
  languages: z.unknown().optional(),
  releaseGroup: text,
  indexer: text,
  protocol: text,
  seeders: naturalInt,
  leechers: naturalInt,
  publishDate: instant,
  customFormatScore: number,
  downloadAllowed: flag,
  rejected: flag,
  rejections: listOf(RejectionWords),
});
export type FoundRelease = z.infer<typeof FoundRelease>;

/** What an app recognised in the name of a release. */
export type Recognised = Pick<ListedRelease, "isWholeSeason" | "episodes" | "isRecognised">;

/** The parts that differ between Sonarr and Radarr. */
export interface SearchApp<R extends FoundRelease> {
  readonly release: z.ZodType<R>;
  recognise(release: R): Recognised;
}

const QualityName = nested(z.object({ quality: nested(Named) }));
const Languages = listOf(Named);
const Task = z.object({ taskName: text, nextExecution: instant });

export type ReleaseQuery = QueryOf<ArrApi, "GET /api/v3/release">;

/** Searches the indexers with one query after another; a release found twice counts once. */
export async function searchReleases<R extends FoundRelease>(
  http: ArrHttp,
  { now }: Pick<IntegrationDeps, "now">,
  app: SearchApp<R>,
  queries: readonly ReleaseQuery[],
): Promise<Omit<ReleaseListing, "searched">> {
  const found = new Map<string, R>();
  for (const query of queries) {
    const releases = await http.get(z.array(app.release), "/api/v3/release", {
      query,
      timeoutMs: SEARCH_TIMEOUT_MS,
      isRepeatable: false,
    });
    for (const release of releases)
      found.set(release.guid === undefined ? `${found.size}` : keyOf(release), release);
  }
  const all = [...found.values()];
  const refused = all.filter(({ rejected }) => rejected === true);
  const at = now();
  return {
    summary: {
      at: at.toISOString(),
      found: all.length,
      refused: refused.length,
      reasons: countReasons(refused),
      ...present({ nextAt: await findNextSearch(http, at) }),
    },
    releases: all
      .flatMap((release) => toListed(app, release) ?? [])
      // The app orders by quality, whether it would take a release or not.
      .toSorted((one, other) => gravityOf(one.rejections) - gravityOf(other.rejections)),
  };
}

/** The app remembers a found release by both. */
function keyOf({ indexerId, guid }: FoundRelease): string {
  return `${indexerId ?? ""}_${guid ?? ""}`;
}

/** A release without the ids that a grab needs is only counted. */
function toListed<R extends FoundRelease>(app: SearchApp<R>, release: R): ListedRelease | null {
  const { guid, indexerId, title, protocol } = release;
  if (guid === undefined || indexerId === undefined || title === undefined) return null;
  return {
    id: createHash("sha256").update(keyOf(release)).digest("hex").slice(0, 20),
    title: redact(title).slice(0, MAX_TITLE_LENGTH),
    size: release.size ?? null,
    quality: QualityName.parse(release.quality)?.quality?.name ?? null,
    languages: Languages.parse(release.languages).flatMap(({ name }) => name ?? []),
    group: release.releaseGroup ?? null,
    indexer: release.indexer ?? null,
    protocol: protocol === "torrent" || protocol === "usenet" ? protocol : null,
    seeders: release.seeders ?? null,
    leechers: release.leechers ?? null,
    publishedAt: release.publishDate ?? null,
    customFormatScore: release.customFormatScore ?? 0,
    rejections: release.rejections.map((words) => readRejection(toReason(words))),
    ...app.recognise(release),
    ticket: { guid, indexerId, quality: release.quality, languages: release.languages },
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
