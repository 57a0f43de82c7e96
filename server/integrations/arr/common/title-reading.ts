import type { Observation } from "../../../domain/observation/observation.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import type { AppTitle, FoundTitle } from "./find-title.ts";

/** The current state of a title, as the app reports it. */
export interface TitleReading {
  readonly observations: readonly Observation[];
  readonly isRenumbered: boolean;
}

/** The parts that differ between Sonarr and Radarr, and between a poll and a snapshot. */
export interface TitleReader<T extends AppTitle> {
  find(item: TrackedItem): Promise<FoundTitle<T>>;
  /** Reports the state of a title; null: it counts as missing. */
  report(title: T): Promise<readonly Observation[] | null>;
  toRemoved(item: TrackedItem): Observation;
}

/** Finds a title and reads its current state. `items` are the requests for it. */
export async function readTitle<T extends AppTitle>(
  items: readonly TrackedItem[],
  reader: TitleReader<T>,
): Promise<TitleReading> {
  const [item] = items;
  if (item === undefined) return { observations: [], isRenumbered: false };
  const found = await reader.find(item);
  const { title, isRenumbered } = found;
  const reported = title === null ? null : await reader.report(title);
  const observations =
    reported === null
      ? toGone(items, isRenumbered, (gone) => reader.toRemoved(gone))
      : withAskedId(reported, found);
  return { observations, isRenumbered };
}

/** Adds the public id under which the app was asked to what it reports of a title that it has under another one. */
function withAskedId(
  observations: readonly Observation[],
  { askedId }: Pick<FoundTitle<unknown>, "askedId">,
): readonly Observation[] {
  return askedId === undefined
    ? observations
    : observations.map((one) => ({ ...one, keys: { ...one.keys, askedId } }));
}

/**
 * Reports a title that the app no longer has: one that it had under an id, or whose file the tracker knows. One that is
 * missing in a rebuilt database was not removed by anybody.
 */
function toGone(
  items: readonly TrackedItem[],
  isRenumbered: boolean,
  toRemoved: (item: TrackedItem) => Observation,
): Observation[] {
  const [item] = items;
  if (item === undefined || isRenumbered) return [];
  const isExpected = item.arr !== undefined || (item.instance !== undefined && items.some(hasFile));
  return isExpected ? [toRemoved(item)] : [];
}

/** Whether the tracker knows a file that the app still answers for. */
function hasFile({ movie, units }: TrackedItem): boolean {
  return [...units, ...(movie === undefined ? [] : [movie])].some(
    ({ filePath, isUnmanaged }) => filePath !== undefined && isUnmanaged !== true,
  );
}

/** Whether the id of any title is another one's now: the database was rebuilt. A reading is null where the app failed. */
export function hasRenumbered(readings: readonly (TitleReading | null)[]): boolean {
  return readings.some((reading) => reading?.isRenumbered === true);
}

/** Joins the readings of several titles. A title that is missing in a rebuilt database was not removed by anybody. */
export function joinReadings(
  readings: readonly (TitleReading | null)[],
  { isRebuilt }: { readonly isRebuilt: boolean },
): readonly Observation[] {
  const observations = readings.flatMap((reading) => reading?.observations ?? []);
  return isRebuilt ? observations.filter(({ kind }) => kind !== "removed-from-arr") : observations;
}
