/** Removes slashes at the end, in one pass: an expression such as /\/+$/ would start again at each slash. */
export function dropEndSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && isSlash(path[end - 1])) end -= 1;
  return path.slice(0, end);
}

/** Returns the path without its last part, up to and including the last slash; "" without one. */
export function folderOf(path: string): string {
  let end = path.length;
  while (end > 0 && !isSlash(path[end - 1])) end -= 1;
  return path.slice(0, end);
}

function isSlash(character: string | undefined): boolean {
  return character === "/" || character === "\\";
}

/** Returns the last part of a path with either slash. */
export function fileName(path: string): string {
  return parts(path).at(-1) ?? "";
}

function parts(path: string): string[] {
  return path.split(/[\\/]+/).filter((part) => part !== "");
}

/**
 * Whether two paths of two services are the same file. Mount points differ between containers, so the ends are compared:
 * the file name, and its folder unless the path has none.
 */
export function isSameFile(left: string, right: string): boolean {
  const [a, b] = [parts(left.toLowerCase()), parts(right.toLowerCase())];
  const shared = Math.min(a.length, b.length, 2);
  if (shared === 0) return false;
  return a.slice(-shared).join("/") === b.slice(-shared).join("/");
}

/** Counts the equal parts of two paths from the file name backwards, without regard to case and Unicode form. */
export function countSharedParts(left: string, right: string): number {
  const [a, b] = [left, right].map((path) => parts(fold(path)).toReversed());
  let count = 0;
  while (a?.[count] !== undefined && a[count] === b?.[count]) count += 1;
  return count;
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

const SEASON_FOLDER =
  /^(?:(?:season|series|staffel|saison|temporada|stagione|seizoen|sezon|s)[ ._-]*\d{1,4}|\d{1,2}|specials?|extras)$/i;

/**
 * Returns the names of the folders that may be the title's own, the nearest first: the folder of the file and those
 * above it, without folders for seasons.
 */
export function titleFolders(path: string): readonly string[] {
  return parts(path)
    .slice(0, -1)
    .toReversed()
    .filter((folder) => !SEASON_FOLDER.test(folder))
    .slice(0, 3);
}

/**
 * Whether two paths agree from the folder of the title on: `/data/Show/Season 1/01.mkv` and `/tv/Show/Season 1/01.mkv`,
 * but not two files that share a name and the folder of a season.
 */
export function isSameFileOfTitle(left: string, right: string): boolean {
  const shared = countSharedParts(left, right);
  const [, ...folders] = parts(left).toReversed();
  const depth = folders.findIndex((folder) => !SEASON_FOLDER.test(folder));
  // Without such a folder, the whole path has to agree.
  return depth === -1 ? shared === parts(left).length && shared > 0 : shared >= depth + 2;
}

/** Common names of mount points. Such a part of a path says nothing about the content below it. */
const MOUNT_WORD =
  /^(?:[a-z]:|mnt|data|media|srv|storage|shares?|home|users?|nas|pool|tank|library|libraries|videos?|files|(?:volume|disk|hdd|ssd|drive)[\d_-]*)$/;

/**
 * Whether a file may be inside a folder that another service watches, given the file's path in this service. Mount points
 * differ, so the parts that describe the content are compared. The end of the folder alone counts only at the start of
 * the path: `/anime/movies` may be mounted as `/movies`, but is not `/data/media/movies`.
 */
export function mayHold(folder: string, path: string): boolean {
  const folderParts = parts(folder.toLowerCase());
  const held = parts(path.toLowerCase()).slice(0, -1);
  if (folderParts.every((part, index) => part === held[index])) return true;
  const distinctive = folderParts.filter(isDistinctive);
  // The folder is only a mount point: its content is unknown, unless both paths share a root.
  if (distinctive.length === 0) return folderParts[0] !== held[0];
  if (includesRun(held.filter(isDistinctive), distinctive)) return true;
  // Both paths share a root, and the file is elsewhere below it.
  if (folderParts[0] === held[0]) return false;
  return distinctive.some((_, start) => start > 0 && startsWith(held, distinctive.slice(start)));
}

function isDistinctive(part: string): boolean {
  return !MOUNT_WORD.test(part);
}

function includesRun(all: readonly string[], run: readonly string[]): boolean {
  return all.some((_, start) => startsWith(all.slice(start), run));
}

function startsWith(all: readonly string[], run: readonly string[]): boolean {
  return run.every((part, index) => part === all[index]);
}
