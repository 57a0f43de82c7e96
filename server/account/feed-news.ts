import type { NotificationLanguage } from "../domain/notification/words/words.ts";
import { severityOf } from "../domain/problem/diagnose.ts";
import type { MediaType, State } from "../domain/state.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import { notificationProfileColumns } from "../store/column/notification.ts";
import type { MediaRequest, Prisma } from "../store/generated/sqlite/client.ts";
import type { Access } from "./access.ts";
import type { AccountContext } from "./context.ts";
import { feedRequests, type FeedScope } from "./feed-release.ts";

/** What a feed says of a request: it can be played, somebody has to do something, or it has failed. */
export type FeedNewsKind = "READY" | "NEEDS_HUMAN" | "FAILED";

/** The news of one request, as it is now. */
export interface FeedNews {
  readonly kind: FeedNewsKind;
  /** Since when that is so. */
  readonly at: Date;
  readonly requestId: string;
  readonly title: string;
  readonly year: number | null;
  readonly is4k: boolean;
  readonly isAnime: boolean;
  readonly mediaType: MediaType;
  readonly state: State;
  readonly stateReason: string | null;
  readonly isComplete: boolean;
  readonly counts: { readonly available: number; readonly aired: number; readonly total: number };
  readonly nextAirDate: Date | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly helpAskedBy: string | null;
}

const MAX_NEWS = 50;
/** A request that changes for another reason moves to the front of its list, and its news stay where they are. */
const MAX_READ = 4 * MAX_NEWS;

/** Lists the news of requests, newest first; of each request at most one. */
export async function listNews(
  { store }: Pick<AccountContext, "store">,
  access: Access,
  scope: FeedScope,
): Promise<readonly FeedNews[]> {
  const read = (where: Prisma.MediaRequestWhereInput) =>
    store.read.mediaRequest.findMany({
      where: { AND: [feedRequests(access, scope), where] },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: MAX_READ,
    });
  const lists = await Promise.all([
    read({ state: "AVAILABLE" }),
    read({ state: "FAILED" }),
    read({ problemCode: { not: null } }),
    read({ helpAskedAt: { not: null } }),
  ]);
  const requests = new Map(lists.flat().map((row) => [row.id, row]));
  return [...requests.values()]
    .flatMap((row) => toNews(row) ?? [])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.requestId < b.requestId ? -1 : 1))
    .slice(0, MAX_NEWS);
}

function toNews(row: MediaRequest): FeedNews | null {
  const state = mediaRequestColumns.state.read(row);
  if (state === "DECLINED" || state === "DELETED") return null;
  const worst = mediaRequestColumns.worstProblem.read(row);
  const stuck = worst !== null && severityOf(worst.code) === "STUCK" ? worst : null;
  const found = findKind(row, state, stuck === null ? null : new Date(stuck.since));
  if (found === null) return null;
  const { title, year, is4k, isAnime, stateReason, isComplete, nextAirDate } = row;
  return {
    ...found,
    requestId: row.id,
    title,
    year,
    is4k,
    isAnime,
    mediaType: mediaRequestColumns.mediaType.read(row),
    state,
    stateReason,
    isComplete,
    counts: mediaRequestColumns.counts.read(row),
    nextAirDate,
    problem: stuck === null ? null : { code: stuck.code, message: stuck.message },
    helpAskedBy: row.helpAskedAt === null ? null : row.helpAskedBy,
  };
}

function findKind(
  { stateChangedAt, helpAskedAt }: MediaRequest,
  state: State,
  stuckSince: Date | null,
): Pick<FeedNews, "kind" | "at"> | null {
  if (state === "FAILED") return { kind: "FAILED", at: stateChangedAt };
  const since = [stuckSince, helpAskedAt].flatMap((at) => at?.getTime() ?? []);
  if (since.length > 0) return { kind: "NEEDS_HUMAN", at: new Date(Math.max(...since)) };
  return state === "AVAILABLE" ? { kind: "READY", at: stateChangedAt } : null;
}

/** How a person reads: as they have chosen for their notifications. */
export async function findReader(
  { store }: Pick<AccountContext, "store">,
  { person }: Access,
): Promise<{ readonly language: NotificationLanguage; readonly timeZone: string }> {
  const row =
    person === null
      ? null
      : await store.read.notificationProfile.findUnique({ where: { personId: person.id } });
  return row === null
    ? { language: "en", timeZone: "UTC" }
    : { language: notificationProfileColumns.language.read(row), timeZone: row.timeZone };
}
