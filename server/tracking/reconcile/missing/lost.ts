import { MISSING_GRACE_MS } from "../../../domain/machine/removal.ts";
import { plainReason } from "../../../domain/message/reason.ts";
import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { LostUnit } from "../../../integrations/port/snapshot.ts";
import type { TrackedItem } from "../../../integrations/port/tracked-item.ts";
import type { ServicesContext } from "../../services/context.ts";
import { findOutages, isOutageNow } from "./outage.ts";

/** Returns the units that every library has lost: a unit that one library still shows is not lost (scenario G9). */
export function lostByAll(byLibrary: readonly (readonly LostUnit[])[]): readonly LostUnit[] {
  const [first = [], ...others] = byLibrary;
  return first.filter((lost) =>
    others.every((library) => library.some((other) => keyOf(other) === keyOf(lost))),
  );
}

function keyOf({ item, episode }: LostUnit): string {
  const title = item.seerr?.requestId ?? item.arr?.id ?? item.tmdbId ?? item.title;
  return `${item.mediaType} ${item.seerr?.service ?? ""} ${title} ${episode?.season ?? ""}x${episode?.number ?? ""}`;
}

/**
 * Leaves out units that their arr has missed only briefly or because of an unmounted disk: a nightly sync or a change
 * scan must not report these as lost yet. `current` is what is known of their items now: a library may take minutes to
 * answer, and a disk may go away meanwhile. A unit that has another file by now is not affected by the answer about the
 * earlier one.
 */
export async function believable(
  ctx: ServicesContext,
  reported: readonly LostUnit[],
  current: readonly TrackedItem[],
): Promise<readonly LostUnit[]> {
  const lost = reported.flatMap((one) => refresh(one, current));
  const before = ctx.clock.now().getTime() - MISSING_GRACE_MS;
  const due = lost.filter(
    (one) => missedBy(one) === null || (missingSince(one)?.getTime() ?? 0) <= before,
  );
  const held = await findOutages(ctx, due.map(missedBy), isOutageNow);
  return due.filter((one) => !held.has(missedBy(one)));
}

/** Returns the arr that misses the file. */
function missedBy(one: LostUnit): string | null {
  return missingSince(one) === null ? null : (one.item.arr?.service ?? null);
}

function missingSince(one: LostUnit): Date | null {
  return unitOf(one)?.missingSince ?? null;
}

function unitOf({ item, episode }: LostUnit): LostUnit["item"]["movie"] {
  if (episode === null) return item.movie;
  const { season, number } = episode;
  return item.units.find((unit) => unit.season === season && unit.number === number);
}

function refresh(reported: LostUnit, current: readonly TrackedItem[]): readonly LostUnit[] {
  const { episode } = reported;
  const now = current
    .map((item) => ({ item, episode }))
    .find((one) => keyOf(one) === keyOf(reported));
  if (now === undefined) return [];
  const [asked, known] = [unitOf(reported), unitOf(now)];
  const isReplaced = known?.fileId !== undefined && known.fileId !== asked?.fileId;
  return known === undefined || isReplaced ? [] : [now];
}

/** Returns the keys by which an observation matches the unit. */
export function keysOfLost({ item, episode }: LostUnit): Keys {
  const { arr, tmdbId, tvdbId, imdbId } = item;
  return {
    mediaType: item.mediaType,
    ...(arr === undefined ? {} : { arr }),
    ...(tmdbId === undefined ? {} : { tmdbId }),
    ...(tvdbId === undefined ? {} : { tvdbId }),
    ...(imdbId === undefined ? {} : { imdbId }),
    ...(episode === null ? {} : { episodes: [episode] }),
  };
}

/** Returns the observation that a library no longer shows a unit. */
export function toLost(service: string, keys: Keys): Observation {
  return {
    service,
    kind: "library-lost",
    channel: "POLL",
    event: "library",
    at: null,
    keys,
    reason: plainReason("NOT_IN_LIBRARY_ANY_MORE"),
    evidence: { found: false },
  };
}
