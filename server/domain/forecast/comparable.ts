import { MILESTONES, passedAt, type JourneySoFar, type Milestone } from "./journey.ts";

/** Nothing is forecast from fewer journeys. */
export const MIN_JOURNEYS = 20;
/** Of a group the newest count: a house changes. */
const MAX_JOURNEYS = 250;

/** How long a journey took from a milestone to its end, and in all. In milliseconds. */
export interface Duration {
  readonly rest: number;
  readonly whole: number;
}

/** The durations of past journeys by what they have in common, of each group the newest. */
export type Groups = ReadonlyMap<string, readonly Duration[]>;

interface EndedJourney extends JourneySoFar {
  readonly endedAt: Date;
}

type Part = string | number | boolean;
/** What the journeys of a group have in common; null: not known of this one. */
type Rung = (journey: JourneySoFar, at: Date) => readonly Part[] | null;

const typeOf = ({ mediaType, isAnime }: JourneySoFar): readonly Part[] => [mediaType, isAnime];
const byType: Rung = (journey) => typeOf(journey);
/** A movie is never compared with a show. */
const byMedium: Rung = ({ mediaType }) => [mediaType];

/** From narrow to broad. Before the grab only the request is known. */
const BEFORE_GRAB: readonly Rung[] = [
  (journey, at) => [...typeOf(journey), journey.isSeason, journey.is4k, partOfDay(at)],
  (journey) => [...typeOf(journey), journey.isSeason, journey.is4k],
  (journey) => [...typeOf(journey), journey.isSeason],
  byType,
  byMedium,
];

/** From narrow to broad. After the grab the release is known. */
const AFTER_GRAB: readonly Rung[] = [
  ofRelease(({ isPack, source, size }, at) => [isPack, source, sizeClass(size), partOfDay(at)]),
  ofRelease(({ isPack, source, size }) => [isPack, source, sizeClass(size)]),
  ofRelease(({ isPack, source }) => [isPack, source]),
  ofRelease(({ isPack, size }) => [isPack, sizeClass(size)]),
  ofRelease(({ isPack }) => [isPack]),
  byType,
  byMedium,
];

const RUNGS: Readonly<Record<Milestone, readonly Rung[]>> = {
  REQUEST: BEFORE_GRAB,
  APPROVAL: BEFORE_GRAB,
  GRAB: AFTER_GRAB,
  DOWNLOAD: AFTER_GRAB,
};

function ofRelease(
  partsOf: (release: NonNullable<JourneySoFar["release"]>, at: Date) => readonly (Part | null)[],
): Rung {
  return (journey, at) => {
    if (journey.release === null) return null;
    const parts = partsOf(journey.release, at);
    const known = parts.filter((part) => part !== null);
    return known.length < parts.length ? null : [...typeOf(journey), journey.is4k, ...known];
  };
}

const HOURS_PER_PART = 6;

/** A quarter of the day, UTC: the same hours of the house on each day, whatever its zone. */
function partOfDay(at: Date): number {
  return Math.floor(at.getUTCHours() / HOURS_PER_PART);
}

const GIGABYTE = 1_000_000_000;
const MAX_SIZE_CLASS = 6;

/** Sizes that differ by less than a factor of two or so: 0 up to 1 GB, then one more for each doubling. */
function sizeClass(size: number | null): number | null {
  if (size === null) return null;
  return Math.min(MAX_SIZE_CLASS, Math.max(0, Math.ceil(Math.log2(size / GIGABYTE))));
}

/** Groups journeys; `newestFirst` decides which of a large group count. */
export function groupJourneys(newestFirst: readonly EndedJourney[]): Groups {
  const groups = new Map<string, Duration[]>();
  for (const journey of newestFirst)
    for (const milestone of MILESTONES) {
      const at = passedAt(journey, milestone);
      if (at === null || at > journey.endedAt) continue;
      const duration = {
        rest: journey.endedAt.getTime() - at.getTime(),
        whole: journey.endedAt.getTime() - journey.startedAt.getTime(),
      };
      for (const key of listKeys(journey, milestone, at)) {
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        if (group.length < MAX_JOURNEYS) group.push(duration);
      }
    }
  return groups;
}

/**
 * Returns the journeys to compare one with that has passed a milestone `elapsed` milliseconds ago: the narrowest group of
 * which enough took longer than that. Null if there is none.
 */
export function findComparable(
  groups: Groups,
  journey: JourneySoFar,
  { milestone, at, elapsed }: { milestone: Milestone; at: Date; elapsed: number },
): { readonly longer: readonly Duration[]; readonly all: readonly Duration[] } | null {
  for (const key of listKeys(journey, milestone, at)) {
    const all = groups.get(key) ?? [];
    const longer = all.filter(({ rest }) => rest > elapsed);
    if (longer.length >= MIN_JOURNEYS) return { longer, all };
  }
  return null;
}

/** The groups of a journey, from narrow to broad. */
function listKeys(journey: JourneySoFar, milestone: Milestone, at: Date): readonly string[] {
  return RUNGS[milestone].flatMap((rung, index) => {
    const parts = rung(journey, at);
    return parts === null ? [] : [[milestone, index, ...parts].join("\n")];
  });
}
