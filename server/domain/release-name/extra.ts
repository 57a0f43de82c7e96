import { word } from "./clean.ts";

const VIDEO =
  /\.(?:mkv|mp4|avi|m4v|ts|m2ts|wmv|mov|mpe?g|webm|og[mv]|flv|rm(?:vb)?|divx|asf|3gp|vob|iso)(?:\.!qb|\.part|\.!ut|\.bc!)?$/i;

/** Whether a file is a video, judging by its extension; also while it is incomplete. */
export function isVideo(path: string): boolean {
  return VIDEO.test(path);
}

const SAMPLE = /^samples?(?![\p{L}\p{N}])|(?<!the)[-_.]samples?$/iu;
const WITHOUT_CREDITS = word(
  "(?:nc|creditless|clean|textless)[ ._-]?(?:op|ed|opening|ending)s?[ ._-]?\\d{0,2}[a-z]?|ノンテロップ\\p{L}*",
  "iu",
);
const END = "(?=[ ._-]{0,3}(?:[[\\](\\uE000]|$))";
/** At the end of a title only: `Interview with the Vampire` is a title. */
const EXTRA = [
  word(`(?:op|ed)\\d{0,2}[a-z]?${END}|(?:pv|cm|mv|iv)[ ._-]?\\d{0,2}[a-z]?${END}`, "iu"),
  word(
    `(?:(?:(?:bd|dvd)[ ._-]?)?menus?|trailers?|teasers?|previews?|promos?|featurettes?|interviews?|bonus|extras?|behindthescenes|deleted(?:[ ._-]?scenes?)?|making[ ._-]of)[ ._-]?\\d{0,2}${END}`,
    "iu",
  ),
  /^(?:making[ ._-]of|behind[ ._-]the[ ._-]scenes|deleted[ ._-]scenes)(?!\p{L})|web预告|预告|予告|特典(?:映像)?|映像特典/iu,
];
const EXTRA_FOLDER =
  /^(?:\[[^\]]{0,40}\] ?)?(?:extras?|bonus(?:es)?|featurettes?|trailers?|menus?|scans?|nc|ncop|nced|creditless|op(?: ?& ?ed)?|pv|cm|samples?|interviews?|shorts|other|behind the scenes|deleted scenes|特典(?:映像)?|映像特典)s?$/i;
const SPECIAL_FOLDER =
  /^(?:\[[^\]]{0,40}\] ?)?(?:specials?|sps?|ova|oad|season ?0{1,2}|s0{1,2}|特別編|特别篇)s?$/i;

/** The word, its number, and what may only follow it at the end of a title: `Special A` is a show. */
const SPECIAL = word(
  `(?:ova|oad|oav|ovd)s?(?:[ ._-]{0,3}(\\d{1,2})(?![\\d.]))?(?:[ ._-]?\\d\\.\\d)?|(?:sps?|ex)[ ._-]?(\\d{1,2})|(?:sp|specials?|recap|omake)(?:[ ._-]{0,3}(\\d{1,2}))?${END}|(?:特別[編篇]|特别篇|番外[編篇编]|総集編|总集篇|スペシャル)[ ._-]?(\\d{1,2})?`,
  "iu",
);

export type FolderKind = "extra" | "special" | null;

export function kindOfFolder(name: string): FolderKind {
  if (EXTRA_FOLDER.test(name)) return "extra";
  return SPECIAL_FOLDER.test(name) ? "special" : null;
}

/** Whether a name without an episode is of a trailer, an opening and the like; `isStated`: it names season and episode. */
export function isExtraName(name: string, isStated: boolean): boolean {
  if (WITHOUT_CREDITS.test(name)) return true;
  return !isStated && EXTRA.some((pattern) => pattern.test(name));
}

/** Whether a file is a sample: one of its folders says so, or its name begins or ends with the word. */
export function isSample(name: string, folders: readonly string[]): boolean {
  return folders.some((folder) => /^samples?$/i.test(folder)) || SAMPLE.test(name);
}

/** The special that a name is of; `number` is null where it has none. */
export function findSpecial(name: string): { readonly number: number | null } | null {
  const found = SPECIAL.exec(name);
  if (found === null) return null;
  const number = found.slice(1).find((digits) => digits !== undefined);
  return { number: number === undefined ? null : Number(number) };
}
