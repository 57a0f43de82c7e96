import { toPlainName, withoutNoise, word } from "./clean.ts";
import { findSpecial, isExtraName, isSample, kindOfFolder, type FolderKind } from "./extra.ts";
import { findNumber, type FoundNumber } from "./number.ts";
import type { EpisodeRun, NameReading } from "./reading.ts";
import { findSeason, findSeasonHint } from "./season.ts";

const MAX_PATH = 2_000;
const MAX_FOLDERS = 3;

const EPISODE_MARK = "(?:episode|folge|cap[ií]tulo|ep|e)";
/** `S01E02`, `S02 - EP03`, `Season 1 - Episode 2`, followed by `E03`, `-E03`, `-03`. */
const SEASONED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:s|season|saison|staffel|temporada)[ ._-]?(\\d{1,4})[ ._-]{0,3}${EPISODE_MARK}[ ._]{0,2}(\\d{1,5})(?:\\.\\d(?!\\d))?((?:(?:[ ._]?[-~+&]?[ ._]?ep?|[ ._]?[-~][ ._]?s\\1e|[-~])\\d{1,5}(?![\\dpi])){0,40})`,
  "giu",
);
const CROSSED =
  /(?<![\p{L}\p{N}])(\d{1,2}|(?:19|20)\d\d) ?x ?(\d{1,3})((?:[-_x]\d{1,3}(?![\dx])){0,5})(?![\p{L}\p{N}])/giu;
const FURTHER = /(s\d{1,2}e|e|-|~|_|x)p?(\d{1,5})/giu;
/** Spanish sites: the chapter is season and episode. */
const CHAPTER = word("cap\\.?[ ._]?(\\d{1,2})(\\d\\d)", "iu");

/** Reads the episodes in the path of a file: from its name, and what is missing there from its folders. */
export function readName(path: string): NameReading {
  const parts = path
    .slice(-MAX_PATH)
    .split(/[\\/]+/)
    .filter((part) => part !== "");
  const [file = "", ...parents] = parts.toReversed();
  const plain = toPlainName(file);
  const folders = parents.slice(0, MAX_FOLDERS).map((folder) => toPlainName(folder));
  const name = withoutNoise(plain);
  const stated = findStated(name);
  if (isExtraName(name, stated.length > 0) || isSample(plain, folders)) return { kind: "extra" };
  if (stated.length > 0) return { kind: "seasoned", runs: stated, isCertain: true };
  return readUnstated(plain, folders);
}

function readUnstated(plain: string, folders: readonly string[]): NameReading {
  const kind = folders.map(kindOfFolder).find((one) => one !== null) ?? null;
  if (kind === "extra") return { kind: "extra" };
  const ofFolder = folders.map((folder) => findStated(withoutNoise(folder))).find(isSingle);
  if (ofFolder !== undefined) return { kind: "seasoned", runs: ofFolder, isCertain: false };
  const { season: own, left } = findSeason(plain, false);
  const season = own ?? folders.map((name) => findSeason(name, true).season).find(isKnown) ?? null;
  const name = withoutNoise(left);
  const number = findNumber(name);
  const special = readSpecial(name, kind, season, number);
  if (special !== null) return special;
  if (number?.run == null) return { kind: "unreadable", season };
  const { run, other, isWeak } = number;
  if (season !== null)
    return { kind: "seasoned", runs: [{ season, ...run }], isCertain: number.isMarked };
  const [folder = ""] = folders;
  const seasonHint = findSeasonHint(number.title, plain) ?? findSeasonHint(folder, folder);
  return { kind: "numbered", run, other, seasonHint, isWeak };
}

function readSpecial(
  name: string,
  folder: FolderKind,
  season: number | null,
  number: FoundNumber | null,
): NameReading | null {
  const special = findSpecial(name);
  // Half a number is a recap between two episodes.
  const isHalf = number !== null && number.run === null;
  if (special === null && folder !== "special" && season !== 0 && !isHalf) return null;
  const run = number?.run ?? null;
  if (special?.number != null) return { kind: "special", run: toRun(special.number) };
  return { kind: "special", run };
}

/** Returns the episodes that a name states with their season. */
function findStated(name: string): readonly EpisodeRun[] {
  const runs = [...name.matchAll(SEASONED)].map(([, season, first, further = ""]) =>
    toEpisodeRun(Number(season), Number(first), further),
  );
  const rest = runs.length === 0 ? name : name.replaceAll(SEASONED, " ");
  for (const [, season, first, further = ""] of rest.matchAll(CROSSED))
    runs.push(toEpisodeRun(Number(season), Number(first), further));
  if (runs.length > 0) return runs;
  const chapter = CHAPTER.exec(name);
  return chapter === null ? [] : [{ season: Number(chapter[1]), ...toRun(Number(chapter[2])) }];
}

/** A longer run is another number. */
const MAX_LENGTH = { marked: 200, bare: 60 } as const;

function toEpisodeRun(season: number, first: number, further: string): EpisodeRun {
  const last = [...further.matchAll(FURTHER)]
    .filter(([, mark, number]) => {
      const isBare = mark === "-" || mark === "~" || mark === "_";
      return Number(number) - first < (isBare ? MAX_LENGTH.bare : MAX_LENGTH.marked);
    })
    .reduce((highest, [, , number]) => Math.max(highest, Number(number)), first);
  return { season, first, last };
}

function toRun(number: number) {
  return { first: number, last: number };
}

function isSingle(runs: readonly EpisodeRun[]): boolean {
  return runs.length === 1 && runs.every(({ first, last }) => first === last);
}

function isKnown(season: number | null): season is number {
  return season !== null;
}
