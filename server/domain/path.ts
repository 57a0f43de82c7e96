/** Last part of a path written with either slash. */
export function fileName(path: string): string {
  return parts(path).at(-1) ?? "";
}

function parts(path: string): string[] {
  return path.split(/[\\/]+/).filter((part) => part !== "");
}

/**
 * Whether two services mean the same file. Mount roots differ between containers, so the tails are compared: the name,
 * and the folder above it unless that is where the mount begins.
 */
export function isSameFile(left: string, right: string): boolean {
  const [a, b] = [parts(left.toLowerCase()), parts(right.toLowerCase())];
  const shared = Math.min(a.length, b.length, 2);
  if (shared === 0) return false;
  return a.slice(-shared).join("/") === b.slice(-shared).join("/");
}

/** Where disks and shares are mounted: such a part says nothing about what lies below it. */
const MOUNT_WORD =
  /^(?:[a-z]:|mnt|data|media|srv|storage|shares?|home|users?|nas|pool|tank|library|libraries|videos?|files|(?:volume|disk|hdd|ssd|drive)[\d_-]*)$/;

/**
 * Whether a file may lie in a folder that another service watches, by its path as this one sees it. Mount points
 * differ, so the parts are compared that say what the folder is for. A tail of them counts only where it is where a
 * mount begins: `/anime/movies` can be seen as `/movies`, and is not `/data/media/movies`.
 */
export function mayHold(folder: string, path: string): boolean {
  const folderParts = parts(folder.toLowerCase());
  const held = parts(path.toLowerCase()).slice(0, -1);
  if (folderParts.every((part, index) => part === held[index])) return true;
  const distinctive = folderParts.filter(isDistinctive);
  // Only a mount: what it holds is not told, unless both see one tree.
  if (distinctive.length === 0) return folderParts[0] !== held[0];
  if (includesRun(held.filter(isDistinctive), distinctive)) return true;
  // Both begin alike: they see one tree, in which the path lies elsewhere.
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
