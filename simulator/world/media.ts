import { findItemOf, instanceOf } from "./arr.ts";
import { isPlayable } from "./library.ts";
import { MEDIA_STATUS, type Half, type MediaRow, type MediaStatus } from "./media-model.ts";
import type { ArrItem, Unit, SeerrRequest } from "./model.ts";
import type { Title } from "./title.ts";
import { keepOnly, type World } from "./world.ts";

/** The title's row in Seerr, created with its first request. */
export function mediaRowOf(world: World, title: Title): MediaRow {
  const known = world.media.get(title);
  if (known) return known;
  const row: MediaRow = {
    id: world.nextId("media"),
    title,
    createdAt: world.clock.now(),
    seen: new Map(),
    gone: new Set(),
    sent: new Set(),
    lost: new Set(),
    override: new Map(),
    seasonOverride: new Map(),
  };
  world.media.set(title, row);
  return row;
}

export function halfOf({ is4k }: Pick<SeerrRequest, "is4k">): Half {
  return is4k ? "4k" : "plain";
}

/** Status of the media, as opposed to the request's: what Seerr believes is available. */
export function mediaStatus(world: World, title: Title, is4k: boolean): MediaStatus {
  const row = world.media.get(title);
  const half = halfOf({ is4k });
  const set = row?.override.get(half);
  if (set !== undefined) return set;
  const present = presentStatus(world, title, is4k);
  const seen = row?.seen.get(half) ?? MEDIA_STATUS.unknown;
  if (seen > present) return seen;
  return present < MEDIA_STATUS.partial && row?.gone.has(half) ? MEDIA_STATUS.deleted : present;
}

/** What a scan would find now. */
function presentStatus(world: World, title: Title, is4k: boolean): MediaStatus {
  const item = findItemOf(world, title, instanceOf(world, { title, is4k }));
  if (item) return statusOfUnits(world, item.units.filter(isCounted));
  const asked = world.seerrRequests.filter(
    (seerrRequest) => seerrRequest.title === title && seerrRequest.is4k === is4k,
  );
  if (asked.some(({ status }) => status === "approved" || status === "failed")) {
    const isLost = world.media.get(title)?.lost.has(halfOf({ is4k })) ?? false;
    return isLost ? MEDIA_STATUS.unknown : MEDIA_STATUS.processing;
  }
  return asked.some(({ status }) => status === "pending")
    ? MEDIA_STATUS.pending
    : MEDIA_STATUS.unknown;
}

/** Specials are not counted unless Seerr is configured to. */
export function isCounted(unit: Unit): boolean {
  return unit.episode?.season !== 0;
}

export function statusOfUnits(world: World, units: readonly Unit[]): MediaStatus {
  const playable = units.filter((unit) => isPlayable(world, unit)).length;
  if (units.length > 0 && playable === units.length) return MEDIA_STATUS.available;
  return playable > 0 ? MEDIA_STATUS.partial : MEDIA_STATUS.processing;
}

/** Seerr scans arrs and library: requests whose every episode can be played are completed. */
export function seerrScan(
  world: World,
  seerrRequests: readonly SeerrRequest[] = world.seerrRequests,
): void {
  for (const seerrRequest of seerrRequests) {
    if (seerrRequest.status !== "approved") continue;
    const units = unitsOfRequest(world, seerrRequest);
    if (units.length === 0 || !units.every((unit) => isPlayable(world, unit))) continue;
    const row = mediaRowOf(world, seerrRequest.title);
    const half = halfOf(seerrRequest);
    row.override.delete(half);
    row.gone.delete(half);
    row.seen.set(half, presentStatus(world, seerrRequest.title, seerrRequest.is4k));
    seerrRequest.status = "completed";
    world.emit({ kind: "request", notification: "MEDIA_AVAILABLE", seerrRequest });
  }
}

/** The nightly availability sync: nothing else marks a title DELETED, and no webhook is sent. */
export function seerrSync(world: World): void {
  for (const row of world.media.values()) {
    for (const half of ["plain", "4k"] as const) {
      const present = presentStatus(world, row.title, half === "4k");
      const wasThere = (row.seen.get(half) ?? 0) >= MEDIA_STATUS.partial;
      if (wasThere && present >= MEDIA_STATUS.partial) row.seen.set(half, present);
      if (wasThere && present < MEDIA_STATUS.partial) {
        row.seen.delete(half);
        row.gone.add(half);
      }
      const isMissing = !findItemOf(
        world,
        row.title,
        instanceOf(world, { title: row.title, is4k: half === "4k" }),
      );
      if (isMissing && row.sent.has(half)) row.lost.add(half);
    }
  }
}

/** Seerr deletes the title with everybody's requests; files and arrs stay. */
export function forgetMedia(world: World, row: MediaRow): void {
  world.media.delete(row.title);
  keepOnly(world.seerrRequests, (seerrRequest) => seerrRequest.title !== row.title);
}

/** Seerr's database is replaced: every request answers 404. */
export function wipeSeerr(world: World): void {
  world.media.clear();
  world.seerrRequests.length = 0;
}

/** Units that the arr has for a request; empty until it is added. */
export function unitsOfRequest(world: World, seerrRequest: SeerrRequest): Unit[] {
  const item: ArrItem | null = findItemOf(
    world,
    seerrRequest.title,
    instanceOf(world, seerrRequest),
  );
  return (
    item?.units.filter(
      (unit) => unit.episode === null || seerrRequest.seasons.includes(unit.episode.season),
    ) ?? []
  );
}
