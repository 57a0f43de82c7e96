import { readName } from "./read.ts";
import type { NameReading, NumberRun } from "./reading.ts";

/** An episode that a file may be of, in the numbers of the arr and of the scene. */
export interface KnownEpisode {
  readonly season: number;
  readonly number: number;
  /** Counts over all seasons; absent: not reported. */
  readonly absoluteNumber?: number | null | undefined;
  readonly sceneSeason?: number | null | undefined;
  readonly sceneNumber?: number | null | undefined;
}

interface NamedFile {
  readonly path: string;
  readonly reading: NameReading;
}

/** Returns the episodes of a file when its name is read in one way. */
type Find<Episode> = (reading: NameReading) => readonly Episode[];

/**
 * Finds which of these episodes each file of a download holds; a file whose episode is unclear is left out. What the
 * names state comes first. Numbers without a season are read in the way that places most files of the same kind on
 * episodes that no other file has: over all seasons, within the season that the title suggests, or within the only
 * season left.
 */
export function matchFiles<Episode extends KnownEpisode>(
  paths: readonly string[],
  episodes: readonly Episode[],
): ReadonlyMap<string, readonly Episode[]> {
  const files = paths.map((path) => ({ path, reading: readName(path) }));
  const matched = new Map<string, readonly Episode[]>();
  for (const group of groupsOf(files, episodes)) {
    const taken = new Set([...matched.values()].flat());
    const find = bestOf(waysFor(group, episodes, taken), group);
    for (const { path, reading } of group) {
      const found = find(reading);
      if (found.length > 0) matched.set(path, found);
    }
  }
  return matched;
}

/** Groups of files that are numbered in the same way; the surest comes first. */
function groupsOf(
  files: readonly NamedFile[],
  episodes: readonly KnownEpisode[],
): readonly (readonly NamedFile[])[] {
  const seasons = new Set(episodes.map(({ season }) => season));
  const groups = Map.groupBy(files, ({ reading }) => rankOf(reading, seasons));
  return [...groups]
    .filter(([rank]) => rank !== "")
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([, group]) => group);
}

function rankOf(reading: NameReading, seasons: ReadonlySet<number>): string {
  switch (reading.kind) {
    case "seasoned":
      return reading.isCertain ? "1" : "2";
    case "special":
      // If the download has no specials, the series consists of them.
      return reading.run === null ? "" : seasons.has(0) ? "3" : "7";
    case "numbered": {
      const { seasonHint, isWeak } = reading;
      if (isWeak) return "8";
      if (seasonHint === null) return "5";
      return seasons.has(seasonHint) ? `4 ${seasonHint}` : `6 ${seasonHint}`;
    }
    case "extra":
    case "unreadable":
      return "";
  }
}

/** The ways in which the numbers of a group can be read, likelier first. */
function waysFor<Episode extends KnownEpisode>(
  group: readonly NamedFile[],
  episodes: readonly Episode[],
  taken: ReadonlySet<Episode>,
): readonly Find<Episode>[] {
  const free = episodes.filter((episode) => !taken.has(episode));
  const reading = group[0]?.reading;
  if (reading?.kind === "seasoned") {
    const own = bySeason(free, ({ season, number }) => [season, number]);
    const scene = bySeason(free, ({ season, sceneSeason, sceneNumber }) =>
      sceneNumber == null ? null : [sceneSeason ?? season, sceneNumber],
    );
    if (reading.isCertain) return [own, scene];
    // Within the stated season the number may count over all of them.
    const overall = bySeason(free, (episode) => {
      const number = absoluteOf(episode);
      return number === null ? null : [episode.season, number];
    });
    return [own, scene, orElse(own, overall)];
  }
  if (reading?.kind === "special" && episodes.some(({ season }) => season === 0))
    return [byNumber(free, ({ season, number }) => (season === 0 ? number : null))];
  const hint = reading?.kind === "numbered" ? reading.seasonHint : null;
  const left = seasonsLeft(free, taken);
  const within = (season: number) =>
    byNumber(free, (episode) => (episode.season === season ? episode.number : null));
  return [
    ...(hint !== null && left.includes(hint) ? [within(hint)] : []),
    byNumber(free, absoluteOf),
    byNumber(free, absoluteOf, otherOf),
    ...(left.length === 1 ? left.map(within) : []),
    // `103` as the third episode of the first season.
    byNumber(free, ({ season, number }) => (number < 100 ? season * 100 + number : null)),
  ];
}

/** The seasons of which no file is known; if every season has one, those that lack some. */
function seasonsLeft(
  free: readonly KnownEpisode[],
  taken: ReadonlySet<KnownEpisode>,
): readonly number[] {
  const touched = new Set([...taken].map(({ season }) => season));
  const seasons = [...new Set(free.map(({ season }) => season))].filter((season) => season > 0);
  const untouched = seasons.filter((season) => !touched.has(season));
  return untouched.length > 0 ? untouched : seasons;
}

/** Returns the way that finds most episodes; of equals the first. */
function bestOf<Episode>(
  ways: readonly Find<Episode>[],
  group: readonly NamedFile[],
): Find<Episode> {
  let [best, most]: [Find<Episode>, number] = [() => [], 0];
  for (const find of ways) {
    const { size } = new Set(group.flatMap(({ reading }) => find(reading)));
    if (size > most) [best, most] = [find, size];
  }
  return best;
}

function bySeason<Episode>(
  episodes: readonly Episode[],
  numbersOf: (episode: Episode) => readonly [season: number, number: number] | null,
): Find<Episode> {
  const known = Map.groupBy(episodes, (episode) => numbersOf(episode)?.join("x") ?? "");
  return (reading) =>
    reading.kind === "seasoned"
      ? reading.runs.flatMap((run) =>
          numbersIn(run).flatMap((number) => known.get(`${run.season}x${number}`) ?? []),
        )
      : [];
}

function byNumber<Episode>(
  episodes: readonly Episode[],
  numberOf: (episode: Episode) => number | null,
  runOf: (reading: NameReading) => NumberRun | null = ownRun,
): Find<Episode> {
  const known = Map.groupBy(episodes, numberOf);
  return (reading) => {
    const run = runOf(reading);
    return run === null ? [] : numbersIn(run).flatMap((number) => known.get(number) ?? []);
  };
}

function orElse<Episode>(one: Find<Episode>, other: Find<Episode>): Find<Episode> {
  return (reading) => {
    const found = one(reading);
    return found.length > 0 ? found : other(reading);
  };
}

function ownRun(reading: NameReading): NumberRun | null {
  if (reading.kind === "seasoned") return reading.runs[0] ?? null;
  return reading.kind === "numbered" || reading.kind === "special" ? reading.run : null;
}

function otherOf(reading: NameReading): NumberRun | null {
  return reading.kind === "numbered" ? reading.other : null;
}

/** The first season counts from one in both ways. */
function absoluteOf({ season, number, absoluteNumber }: KnownEpisode): number | null {
  if (season === 0) return null;
  return absoluteNumber ?? (season === 1 ? number : null);
}

function numbersIn({ first, last }: NumberRun): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
