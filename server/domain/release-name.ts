import { fileName } from "./path.ts";

/** A run of episodes in the name of a file. */
export interface EpisodeRange {
  /** null when the name has an absolute number. */
  readonly season: number | null;
  readonly first: number;
  readonly last: number;
}

/** `S01E01`, followed by `E02`, `-E03` or `-03`. A number before `p` or `i` is a resolution. */
const SEASONED =
  /(?<![a-z0-9])s(\d{1,4})[ ._-]*e(\d{1,4})((?:(?:[ ._]*-?[ ._]*e|-)\d{1,4}(?![\dpi]))*)(?!\d)/gi;
const FURTHER_NUMBER = /(e|-)(\d{1,4})/gi;
const CROSSED = /(?<![a-z0-9])(\d{1,2})x(\d{1,3})(?:-(\d{1,3}))?(?!\d)/i;
const ABSOLUTE = /[ _]-[ _](\d{1,4})(?:v\d)?(?=[ _.[(]|$)/i;

/** A longer run is another number, such as a resolution. */
const MAX_LENGTH = { marked: 200, bare: 20 } as const;

/**
 * Reads the episodes in the name of a file: `S01E01E02`, `S01E01-E03`, `S01E01-03` and `1x01-03` include every episode
 * that they span; the fansub form `[Group] Show - 03` has an absolute number.
 */
export function readEpisodes(path: string): EpisodeRange[] {
  const name = fileName(path);
  const seasoned = [...name.matchAll(SEASONED)].map(([, season, first, further = ""]) =>
    toRange(Number(season), Number(first), further),
  );
  if (seasoned.length > 0) return seasoned;
  const crossed = CROSSED.exec(name);
  if (crossed !== null)
    return [toRange(Number(crossed[1]), Number(crossed[2]), crossed[3] ? `-${crossed[3]}` : "")];
  const absolute = ABSOLUTE.exec(name.replace(/\.[a-z0-9]{2,4}$/i, ""));
  if (absolute === null) return [];
  const number = Number(absolute[1]);
  return [{ season: null, first: number, last: number }];
}

function toRange(season: number, first: number, further: string): EpisodeRange {
  const last = [...further.matchAll(FURTHER_NUMBER)]
    .filter(([, mark, number]) => {
      const maxLength = mark === "-" ? MAX_LENGTH.bare : MAX_LENGTH.marked;
      return Number(number) - first < maxLength;
    })
    .reduce((highest, [, , number]) => Math.max(highest, Number(number)), first);
  return { season, first, last };
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
  return readEpisodes(path).some(({ season, first, last }) => {
    if (season === null ? episode.season === 0 : season !== episode.season) return false;
    const number = season === null ? (episode.absoluteNumber ?? episode.number) : episode.number;
    return number >= first && number <= last;
  });
}
