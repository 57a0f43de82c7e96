import { findLibraryItem } from "../../simulator/world/library.ts";
import type { Unit, SeerrRequest } from "../../simulator/world/model.ts";
import { findImportFolder, findShokoFile } from "../../simulator/world/shoko.ts";
import type { Title } from "../../simulator/world/title.ts";
import type { World } from "../../simulator/world/world.ts";
import type { UnitTruth } from "./oracle.ts";

/** The state of a request in Seerr. */
export function requestTruth(world: World, seerrRequest: SeerrRequest): UnitTruth["seerrRequest"] {
  if (!world.seerrRequests.includes(seerrRequest)) return "withdrawn";
  return seerrRequest.status === "completed" ? "approved" : seerrRequest.status;
}

export function removedAs({ withFiles }: { readonly withFiles: boolean }): UnitTruth["item"] {
  return withFiles ? "removed-with-files" : "removed";
}

/** The library could play it if it looked. */
export function isUnseen(world: World, { file }: Unit): boolean {
  if (file === null || !world.disk.has(file.disk) || findLibraryItem(world, file)) return false;
  return findImportFolder(file.path) === null || findShokoFile(world, file)?.state === "matched";
}

/** Neither Shoko nor the library has ever had it: only its arr could report that it exists. */
export function isKnownToArrAlone(world: World, { file }: Unit): boolean {
  return (
    file !== null &&
    findLibraryItem(world, file) === null &&
    findImportFolder(file.path) !== null &&
    findShokoFile(world, file) === null
  );
}

/** Whether it can be there already. */
export function airsOf(title: Title, { episode }: Unit, now: number): UnitTruth["airs"] {
  const date = title.kind === "movie" ? title.releasedAt : (episode?.airsAt ?? null);
  if (date === null) return "unknown";
  return date.getTime() > now ? "future" : "past";
}

/** Changes with everything that a tracker could have to report. */
export function fingerprintOf(world: World): string {
  const now = world.clock.now().getTime();
  return JSON.stringify([
    world.seerrRequests.map(({ id, status }) => [id, status]),
    world.downloads.map(({ state, hash }) => [state, world.torrents.get(hash)?.state ?? null]),
    world.items.map(({ units }) => units.map(({ file }) => file?.id ?? null)),
    world.items.length,
    // A clock notices that an episode or a movie comes out, once a minute.
    world.items.map(({ title, units }) => units.map((unit) => airsOf(title, unit, now))),
    world.files.map(({ isDeleted }) => isDeleted),
    [...world.libraries.jellyfin.items.values()].map(({ isProbed }) => isProbed),
    [...world.shokoFiles.values()].map(({ state }) => state),
  ]);
}
