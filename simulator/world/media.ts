import { findItemOf, instanceOf, lastInstanceOf } from "./arr.ts";
import { isPlayable } from "./library.ts";
import { MEDIA_STATUS, type Edition, type MediaRow, type MediaStatus } from "./media-model.ts";
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
    scannedStatus: new Map(),
    becameUnavailable: new Set(),
    addedToArr: new Set(),
    missingInArr: new Set(),
    override: new Map(),
    seasonOverride: new Map(),
  };
  world.media.set(title, row);
  return row;
}

export function editionOf({ is4k }: Pick<SeerrRequest, "is4k">): Edition {
  return is4k ? "4k" : "plain";
}

/** Returns the status that Seerr reports for a title, which may differ from the actual availability. */
export function mediaStatus(world: World, title: Title, is4k: boolean): MediaStatus {
  const row = world.media.get(title);
  const edition = editionOf({ is4k });
  const set = row?.override.get(edition);
  if (set !== undefined) return set;
  const present = actualStatus(world, title, is4k);
  const scannedStatus = row?.scannedStatus.get(edition) ?? MEDIA_STATUS.unknown;
  if (scannedStatus > present) return scannedStatus;
  return present < MEDIA_STATUS.partial && row?.becameUnavailable.has(edition)
    ? MEDIA_STATUS.deleted
    : present;
}

/** Returns the status that a scan would find now. */
function actualStatus(world: World, title: Title, is4k: boolean): MediaStatus {
  const item = findItemOf(world, title, lastInstanceOf(world, { title, is4k }));
  if (item) return statusOfUnits(world, item.units.filter(isCounted));
  const sameRequests = world.seerrRequests.filter(
    (seerrRequest) => seerrRequest.title === title && seerrRequest.is4k === is4k,
  );
  if (sameRequests.some(({ status }) => status === "approved" || status === "failed")) {
    const isLost = world.media.get(title)?.missingInArr.has(editionOf({ is4k })) ?? false;
    return isLost ? MEDIA_STATUS.unknown : MEDIA_STATUS.processing;
  }
  return sameRequests.some(({ status }) => status === "pending")
    ? MEDIA_STATUS.pending
    : MEDIA_STATUS.unknown;
}

/** Seerr does not count specials by default. */
export function isCounted(unit: Unit): boolean {
  return unit.episode?.season !== 0;
}

export function statusOfUnits(world: World, units: readonly Unit[]): MediaStatus {
  const playable = units.filter((unit) => isPlayable(world, unit)).length;
  if (units.length > 0 && playable === units.length) return MEDIA_STATUS.available;
  return playable > 0 ? MEDIA_STATUS.partial : MEDIA_STATUS.processing;
}

/** Runs Seerr's scan of arrs and library, which completes the requests whose episodes can all be played. */
export function seerrScan(
  world: World,
  seerrRequests: readonly SeerrRequest[] = world.seerrRequests,
): void {
  for (const seerrRequest of seerrRequests) {
    if (seerrRequest.status !== "approved") continue;
    const units = unitsOfRequest(world, seerrRequest);
    if (units.length === 0 || !units.every((unit) => isPlayable(world, unit))) continue;
    const row = mediaRowOf(world, seerrRequest.title);
    const edition = editionOf(seerrRequest);
    row.override.delete(edition);
    row.becameUnavailable.delete(edition);
    row.scannedStatus.set(edition, actualStatus(world, seerrRequest.title, seerrRequest.is4k));
    seerrRequest.status = "completed";
    world.emit({ kind: "request", notification: "MEDIA_AVAILABLE", seerrRequest });
  }
}

/**
 * An admin has marked a title as available. Seerr approves its pending requests, without sending them anywhere or a
 * webhook, and completes the approved ones.
 */
export function markAvailable(world: World, row: MediaRow, edition: Edition): void {
  row.override.set(edition, MEDIA_STATUS.available);
  for (const seerrRequest of world.seerrRequests) {
    if (seerrRequest.title !== row.title || editionOf(seerrRequest) !== edition) continue;
    if (seerrRequest.status === "pending") {
      seerrRequest.status = "approved";
    } else if (seerrRequest.status === "approved") {
      seerrRequest.status = "completed";
      world.emit({ kind: "request", notification: "MEDIA_AVAILABLE", seerrRequest });
    }
  }
}

/** The nightly availability sync: nothing else marks a title DELETED, and no webhook is sent. */
export function seerrSync(world: World): void {
  for (const row of world.media.values()) {
    for (const edition of ["plain", "4k"] as const) {
      const present = actualStatus(world, row.title, edition === "4k");
      const wasAvailable = (row.scannedStatus.get(edition) ?? 0) >= MEDIA_STATUS.partial;
      if (wasAvailable && present >= MEDIA_STATUS.partial) row.scannedStatus.set(edition, present);
      if (wasAvailable && present < MEDIA_STATUS.partial) {
        row.scannedStatus.delete(edition);
        row.becameUnavailable.add(edition);
      }
      const isMissing = !findItemOf(
        world,
        row.title,
        lastInstanceOf(world, { title: row.title, is4k: edition === "4k" }),
      );
      if (isMissing && row.addedToArr.has(edition)) row.missingInArr.add(edition);
    }
  }
}

/** Deletes a title and all its requests in Seerr; arrs and files are not affected. */
export function forgetMedia(world: World, row: MediaRow): void {
  world.media.delete(row.title);
  keepOnly(world.seerrRequests, (seerrRequest) => seerrRequest.title !== row.title);
}

/** Replaces Seerr's database with an empty one, so that every request is missing (404). */
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
