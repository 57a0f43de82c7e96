import type { KeepReason } from "../message/keep.ts";
import { isMine, type DeletionScope } from "./plan.ts";

/** Seerr's row of a title, as far as it decides whether the row may go. */
export interface MediaFacts {
  /** Every request on it, in both qualities; the declined ones are left out. */
  readonly requests: readonly {
    readonly id: string;
    readonly is4k: boolean;
    /** Empty for a movie and for a complete show. */
    readonly seasons: readonly number[];
    readonly by: string | null;
  }[];
  /** Seerr's numbers: what is there of it in each quality. */
  readonly status: number | null;
  readonly status4k: number | null;
  readonly seasons: readonly {
    readonly number: number;
    readonly status: number | null;
    readonly status4k: number | null;
  }[];
}

/** forget: nobody else wants it. reset: another quality is wanted or there. leave: others want the same. */
export type MediaPlan =
  | { readonly kind: "forget" }
  | { readonly kind: "reset"; readonly reason: KeepReason }
  | { readonly kind: "leave"; readonly reason: KeepReason };

/** UNKNOWN and DELETED: nothing is there, and it can be asked for. */
const FREE: readonly (number | null)[] = [null, 1, 7];
const AVAILABLE = 5;
/** PARTIALLY_AVAILABLE and AVAILABLE: only such seasons cannot be requested. */
const HELD_AVAILABLE: readonly (number | null)[] = [4, AVAILABLE];
const BLOCKLISTED = 6;

export function planMedia(
  own: DeletionScope & { readonly requestId: string | null; readonly is4k: boolean },
  media: MediaFacts,
): MediaPlan {
  // Once Seerr was set up anew the number may be that of the other quality's.
  const others = media.requests.filter(({ id, is4k }) => id !== own.requestId || is4k !== own.is4k);
  const sameHalf = others.find(({ is4k }) => is4k === own.is4k);
  if (sameHalf !== undefined)
    return { kind: "leave", reason: { code: "REQUESTED_TOO", params: { by: sameHalf.by } } };
  if (media.status === BLOCKLISTED || media.status4k === BLOCKLISTED)
    return { kind: "leave", reason: { code: "ON_REQUEST_BLOCKLIST", params: {} } };
  const isOtherSeasonThere = media.seasons.some(
    (season) => !isMine(own, season.number) && !FREE.includes(statusOf(season, own.is4k)),
  );
  if (isOtherSeasonThere)
    return { kind: "leave", reason: { code: "OTHER_SEASONS_THERE", params: {} } };
  const [otherHalf] = others;
  if (otherHalf !== undefined)
    return {
      kind: "reset",
      reason: { code: "OTHER_QUALITY_REQUESTED", params: { by: otherHalf.by } },
    };
  if (!isHalfFree({ is4k: !own.is4k }, media))
    return { kind: "reset", reason: { code: "OTHER_QUALITY_THERE", params: {} } };
  return { kind: "forget" };
}

/**
 * Whether Seerr has to compare its titles with the library after the deletion: it still considers seasons available that
 * nobody else asked for, and has no call that frees a single season.
 */
export function isRecheckNeeded(
  own: DeletionScope & { readonly requestId: string | null; readonly is4k: boolean },
  media: MediaFacts,
): boolean {
  if (own.mediaType === "MOVIE" || planMedia(own, media).kind === "forget") return false;
  const asked = media.requests.filter(({ id, is4k }) => id !== own.requestId && is4k === own.is4k);
  if (asked.some(({ seasons }) => seasons.length === 0)) return false;
  const mine = media.seasons.filter(
    ({ number }) => isMine(own, number) && !asked.some(({ seasons }) => seasons.includes(number)),
  );
  return mine.some((season) => HELD_AVAILABLE.includes(statusOf(season, own.is4k)));
}

/** Whether Seerr takes nothing of this quality to be there or on its way. */
export function isHalfFree({ is4k }: { readonly is4k: boolean }, media: MediaFacts): boolean {
  return FREE.includes(statusOf(media, is4k));
}

/** Whether Seerr would accept the same request again. */
export function isFree(
  own: DeletionScope & { readonly is4k: boolean },
  media: MediaFacts,
): boolean {
  if (own.mediaType === "MOVIE") return isHalfFree(own, media);
  const mine = media.seasons.filter(({ number }) => isMine(own, number));
  return (
    statusOf(media, own.is4k) !== AVAILABLE &&
    mine.every((season) => FREE.includes(statusOf(season, own.is4k)))
  );
}

function statusOf(
  row: { readonly status: number | null; readonly status4k: number | null },
  is4k: boolean,
): number | null {
  return is4k ? row.status4k : row.status;
}
