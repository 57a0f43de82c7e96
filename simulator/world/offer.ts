import { hexOf } from "../random.ts";
import { grabRelease } from "./download.ts";
import type { ArrItem, Download, Unit } from "./model.ts";
import type { Offer } from "./offer-model.ts";
import { isBlocked, queuedDownloads } from "./queue.ts";
import type { Release } from "./release-model.ts";
import { makeParts, makeRelease, type ReleaseInput } from "./release.ts";
import { keepOnly, type World } from "./world.ts";

interface OfferInput extends ReleaseInput {
  readonly hash?: string;
  readonly seeders?: number;
  readonly ageHours?: number;
  /** Why the arr rejects it. */
  readonly rejections?: readonly string[];
  /** What the arr cannot recognise in its name, which is then its only reason. */
  readonly unread?: Offer["unread"];
}

/** The indexers have a release: one file for each of `parts`, with its units. */
export function offer(
  world: World,
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  { hash, seeders = 25, ageHours = 3, rejections = [], unread = null, ...input }: OfferInput = {},
): Offer {
  const release = makeRelease(item, parts, input);
  const id = world.nextId("offer");
  const made: Offer = {
    id,
    item,
    parts: makeParts(world.random, item, parts, release),
    release,
    hash: (hash ?? hexOf(`offer ${release.title} ${id}`, 40)).toLowerCase(),
    seeders,
    ageHours,
    rejections,
    unread,
  };
  world.offers.push(made);
  return made;
}

/** The indexers have no more releases, for one item or at all. */
export function withdrawOffers(world: World, item?: ArrItem): void {
  keepOnly(world.offers, (made) => item !== undefined && made.item !== item);
}

export function unitsOfOffer({ parts }: Pick<Offer, "parts">): Unit[] {
  return parts.flatMap((part) => part.units);
}

/** Rejections of a release: those of the story, and those that the arr can determine itself. */
export function rejectionsOf(world: World, made: Offer): string[] {
  const { item, release, unread } = made;
  if (unread !== null) return [unreadWords(item, unread)];
  const units = unitsOfOffer(made);
  const queued = queuedDownloads(world, item.instance).find(
    (download) =>
      download.item === item &&
      download.units.some((unit) => units.includes(unit)) &&
      !isBetter(release, download.release),
  );
  const existing = units.flatMap((unit) => unit.file ?? []);
  const isKnownBetter =
    existing.length === units.length && existing.every((file) => !isBetter(release, file.release));
  return [
    ...made.rejections,
    ...(isBlocked(world, made) ? ["Release is blocklisted"] : []),
    ...(queued
      ? [`Release in queue is of equal or higher preference: ${nameOf(queued.release)}`]
      : []),
    ...(isKnownBetter && existing[0]
      ? [`Existing file on disk is of equal or higher preference: ${nameOf(existing[0].release)}`]
      : []),
  ];
}

/** Without a title or episodes, no other rule is checked. */
function unreadWords({ arr }: ArrItem, unread: NonNullable<Offer["unread"]>): string {
  if (arr === "radarr")
    return "Unknown Movie. Unable to match to correct movie using release title.";
  return unread === "title"
    ? "Unknown Series"
    : "Unable to identify correct episode(s) using release name and scene mappings";
}

function isBetter(candidate: Release, known: Release): boolean {
  return candidate.quality.resolution === known.quality.resolution
    ? candidate.version > known.version
    : candidate.quality.resolution > known.quality.resolution;
}

function nameOf({ quality, version }: Release): string {
  return `${quality.name} v${version}`;
}

/** The units that a search for the item includes by itself. */
export function wantedUnits(world: World, item: ArrItem, season?: number): Unit[] {
  if (!item.monitored) return [];
  const now = world.clock.now();
  return item.units.filter((unit) => {
    if (unit.episode && season !== undefined && unit.episode.season !== season) return false;
    const date = unit.episode ? unit.episode.airsAt : releaseDateOf(item);
    return unit.monitored && unit.file === null && date !== null && date <= now;
  });
}

function releaseDateOf({ title }: ArrItem): Date | null {
  return title.kind === "movie" ? title.releasedAt : null;
}

/** The arr queries the indexers and grabs the best accepted release, until nothing wanted is on offer. */
export function search(world: World, item: ArrItem, wanted: readonly Unit[]): Download[] {
  const open = new Set(wanted);
  const grabbed: Download[] = [];
  for (;;) {
    const best = bestOffer(world, item, open);
    if (!best) return grabbed;
    const units = unitsOfOffer(best);
    grabbed.push(grabRelease(world, item, { ...best, units }));
    for (const unit of units) open.delete(unit);
  }
}

function bestOffer(world: World, item: ArrItem, open: ReadonlySet<Unit>): Offer | null {
  const coverage = (made: Offer) => unitsOfOffer(made).filter((unit) => open.has(unit)).length;
  const [best] = world.offers
    .filter((made) => made.item === item && coverage(made) > 0)
    .filter((made) => rejectionsOf(world, made).length === 0)
    .toSorted(
      (a, b) =>
        coverage(b) - coverage(a) ||
        b.release.quality.resolution - a.release.quality.resolution ||
        b.seeders - a.seeders,
    );
  return best ?? null;
}
