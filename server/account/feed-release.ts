import type { State } from "../domain/state.ts";
import { unitColumns } from "../store/column/unit.ts";
import { ownOrFollowedRequests, visibleRequests, type Access } from "./access.ts";
import type { AccountContext } from "./context.ts";

/** Of which requests a feed is: all that its person may see, or those that they made or follow. */
export type FeedScope = "all" | "own";

/** Returns the condition for the requests of a feed. */
export function feedRequests(access: Access, scope: FeedScope) {
  const visible = visibleRequests(access);
  return scope === "own" ? { AND: [visible, ownOrFollowedRequests(access)] } : visible;
}

/** A requested movie or episode with the date of its release. */
export interface Release {
  readonly id: string;
  /** Midnight UTC if `isDayOnly`. */
  readonly at: Date;
  /** Whether only the day is known. */
  readonly isDayOnly: boolean;
  readonly season: number | null;
  readonly number: number | null;
  readonly episodeTitle: string | null;
  readonly state: State;
  readonly stateChangedAt: Date;
  readonly request: {
    readonly id: string;
    readonly title: string;
    readonly year: number | null;
    readonly is4k: boolean;
    readonly runtimeMinutes: number | null;
  };
}

const DAY_MS = 86_400_000;
const PAST_DAYS = 30;
const FUTURE_DAYS = 366;
/** More than that in a calendar nobody reads, and a program reads it again and again. */
const MAX_RELEASES = 2_000;

/** Lists what is released from a month ago until in a year, earliest first. Leaves out what was declined or deleted. */
export async function listReleases(
  { store, now }: Pick<AccountContext, "store" | "now">,
  access: Access,
  scope: FeedScope,
): Promise<readonly Release[]> {
  const today = Math.floor(now().getTime() / DAY_MS);
  const rows = await store.read.unit.findMany({
    where: {
      airDate: {
        gte: new Date((today - PAST_DAYS) * DAY_MS),
        lt: new Date((today + FUTURE_DAYS) * DAY_MS),
      },
      isWanted: true,
      state: { notIn: ["DECLINED", "DELETED"] },
      request: feedRequests(access, scope),
    },
    orderBy: [{ airDate: "asc" }, { id: "asc" }],
    take: MAX_RELEASES,
    select: {
      id: true,
      airDate: true,
      isDayOnly: true,
      season: true,
      number: true,
      title: true,
      state: true,
      stateChangedAt: true,
      request: {
        select: { id: true, title: true, year: true, is4k: true, runtimeMinutes: true },
      },
    },
  });
  return rows.flatMap(({ airDate: at, isDayOnly, title: episodeTitle, ...row }) =>
    at === null
      ? []
      : [
          {
            ...row,
            at,
            // A movie never has a time.
            isDayOnly: row.season === null || isDayOnly === true,
            episodeTitle,
            state: unitColumns.state.read(row),
          },
        ],
  );
}
