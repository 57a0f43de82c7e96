import { fileName } from "./path.ts";

/** Season and first to last episode in the name of a file. */
export interface EpisodeRange {
  /** null: the name has an absolute number. */
  readonly season: number | null;
  readonly first: number;
  readonly last: number;
}

const SEASONED =
  /(?:^|[^a-z0-9])s(\d{1,4})[ ._-]*e(\d{1,4})(?:(?:[ ._]*-?[ ._]*e|-)(\d{1,4}))?(?!\d)/i;
const CROSSED = /(?:^|[^a-z0-9])(\d{1,2})x(\d{1,3})(?:-(\d{1,3}))?(?!\d)/i;
const ABSOLUTE = /[ _]-[ _](\d{1,4})(?:v\d)?(?=[ _.[(]|$)/i;

/** Reads `Show - S01E03-E04 …`, `1x03` or the fansub form `[Group] Show - 03 …`; null: the name has no episode. */
export function readEpisodeRange(path: string): EpisodeRange | null {
  const name = fileName(path);
  const seasoned = SEASONED.exec(name) ?? CROSSED.exec(name);
  if (seasoned !== null) {
    const first = Number(seasoned[2]);
    const last = Number(seasoned[3] ?? first);
    return {
      season: Number(seasoned[1]),
      first,
      last: last > first && last - first < 20 ? last : first,
    };
  }
  const absolute = ABSOLUTE.exec(name.replace(/\.[a-z0-9]{2,4}$/i, ""));
  return absolute === null
    ? null
    : { season: null, first: Number(absolute[1]), last: Number(absolute[1]) };
}

/** Whether a file of a download contains this episode, judging by its name. */
export function holdsEpisode(
  path: string,
  episode: {
    readonly season: number;
    readonly number: number;
    readonly absoluteNumber?: number | null;
  },
): boolean {
  const range = readEpisodeRange(path);
  if (range === null) return false;
  const number =
    range.season === null ? (episode.absoluteNumber ?? episode.number) : episode.number;
  if (range.season === null ? episode.season === 0 : range.season !== episode.season) return false;
  return number >= range.first && number <= range.last;
}
