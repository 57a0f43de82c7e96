import type { ChainFacts, RootFolder, ServiceFacts } from "./facts.ts";
import { isWithin } from "./folder.ts";
import type { Notes } from "./notes.ts";
import { isOlder } from "./service-rules.ts";
import { isAt } from "./use.ts";

const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;
/** The size of one large episode or movie. */
const MIN_ROOT_GIGABYTES = 10;
const MIN_DATA_MEGABYTES = 500;
/** From this version on, Jellyfin refuses what Sonarr and Radarr send to it. */
const NOTICES_UNTIL = "12.0";

interface Place {
  readonly arr: ServiceFacts;
  readonly root: RootFolder;
}

/** What concerns the root folders of the arrs, and who else has to see them. */
export function checkFolders(facts: ChainFacts, notes: Notes): void {
  const places = facts.services.flatMap((arr) =>
    (arr.setUp?.arr?.rootFolders ?? []).map((root): Place => ({ arr, root })),
  );
  for (const { arr, root } of places) checkRoot(arr, root, notes);
  const usable = places.filter(({ root }) => root.isAccessible);
  const libraries = facts.services.filter(({ kind }) => isLibrary(kind));
  checkInside(
    usable,
    libraries,
    facts.shownFiles,
    (place, other) => {
      const params = { service: place.arr.name, root: place.root.path, library: other.name };
      notes.find(place.arr, { code: "ROOT_OUTSIDE_LIBRARY", params });
    },
    notes,
  );
  const withAnime = usable.filter(({ root }) => holdsAny(root, facts.animeFiles));
  const matchers = facts.services.filter(({ kind }) => kind === "SHOKO");
  checkInside(
    withAnime,
    matchers,
    [],
    (place, other) => {
      const params = { service: place.arr.name, root: place.root.path, matcher: other.name };
      notes.find(place.arr, { code: "ROOT_OUTSIDE_MATCHER", params });
    },
    notes,
  );
}

function checkRoot(
  arr: ServiceFacts,
  { path: root, isAccessible, freeBytes }: RootFolder,
  notes: Notes,
) {
  if (!isAccessible)
    return notes.find(arr, { code: "ROOT_ABSENT", params: { service: arr.name, root } });
  if (freeBytes === null) return;
  const gigabytes = Math.floor(freeBytes / GIGABYTE);
  if (gigabytes < MIN_ROOT_GIGABYTES)
    notes.find(arr, { code: "ROOT_FULL", params: { service: arr.name, root, gigabytes } });
}

/**
 * Each root folder has to be inside a folder of one of the others. Only if one of them has an arr's very path, all of
 * them have the same paths, and another folder is really missing.
 */
function checkInside(
  places: readonly Place[],
  others: readonly ServiceFacts[],
  shownFiles: readonly string[],
  report: (place: Place, other: ServiceFacts) => void,
  notes: Notes,
): void {
  const reporting = others.filter(({ setUp }) => setUp?.folders != null);
  for (const { name } of others.filter(
    (one) => one.answer.kind === "answered" && !reporting.includes(one),
  ))
    notes.skip({ code: "SET_UP_UNTOLD", params: { service: name } });
  const [first] = reporting;
  // One that reports nothing may contain it.
  if (first === undefined || reporting.length < others.length) return;
  const contains = (other: ServiceFacts, { root }: Place) =>
    other.setUp?.folders?.some(
      (folder) => isWithin(root.path, folder) || isWithin(folder, root.path),
    );
  for (const place of places) {
    if (reporting.some((other) => contains(other, place)) || holdsAny(place.root, shownFiles))
      continue;
    const alike = reporting.find((other) => places.some((one) => contains(other, one)));
    if (alike !== undefined) report(place, alike);
    else {
      const params = { service: place.arr.name, root: place.root.path, other: first.name };
      notes.skip({ code: "FOLDERS_DIFFER", params });
    }
  }
}

function holdsAny({ path }: RootFolder, files: readonly string[]): boolean {
  return files.some((file) => isWithin(file, path));
}

function isLibrary(kind: ServiceFacts["kind"]): boolean {
  return kind === "JELLYFIN" || kind === "EMBY" || kind === "PLEX";
}

/** Media servers to which an arr sends notifications that they refuse. */
export function checkNotified(arr: ServiceFacts, services: readonly ServiceFacts[], notes: Notes) {
  const addressed = (arr.setUp?.arr?.notified ?? []).filter((one) => one.sendsNotifications);
  // Containers know a host by different names: the only media server is the one that is meant.
  const isOnly = services.filter(({ kind }) => isLibrary(kind)).length === 1;
  for (const { kind, name, answer, url } of services) {
    if (kind !== "JELLYFIN" || answer.kind !== "answered") continue;
    if (isOlder(answer.version, NOTICES_UNTIL)) continue;
    if (!addressed.some((one) => isOnly || isAt(url, one))) continue;
    const params = { service: arr.name, library: name, version: answer.version };
    notes.find(arr, { code: "NOTICES_REFUSED", params });
  }
}

/** What concerns the tracker itself. */
export function checkTracker(facts: ChainFacts, notes: Notes): void {
  const { silentPublicHost: host, databaseDamage: cause, freeDataBytes } = facts;
  if (host !== null) notes.find(null, { code: "TRACKER_ADDRESS_SILENT", params: { host } });
  if (cause !== null) notes.find(null, { code: "DATABASE_DAMAGED", params: { cause } });
  const megabytes = Math.floor((freeDataBytes ?? Infinity) / MEGABYTE);
  if (megabytes < MIN_DATA_MEGABYTES)
    notes.find(null, { code: "DATA_DISK_FULL", params: { megabytes } });
}
