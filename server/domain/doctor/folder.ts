import { dropEndSlashes } from "../path.ts";
import type { PathMapping } from "./facts.ts";

/** Whether a folder is another one or below it. */
export function isWithin(folder: string, other: string): boolean {
  const [inner, outer] = [toComparable(folder), toComparable(other)];
  return inner === outer || inner.startsWith(outer === "/" ? "/" : `${outer}/`);
}

/** Returns the mount point that holds a folder: the longest that contains it; null if none does. */
export function mountOf(folder: string, mounts: readonly string[]): string | null {
  const holding = mounts.filter((mount) => isWithin(folder, mount));
  return holding.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

/** Returns a folder of a download client as an arr calls it. */
export function mapFolder(folder: string, host: string, mappings: readonly PathMapping[]): string {
  const mapping = mappings.find(
    (one) => one.host.toLowerCase() === host.toLowerCase() && isWithin(folder, one.remotePath),
  );
  if (mapping === undefined) return dropEndSlashes(folder);
  const rest = toSlashes(folder).slice(toSlashes(mapping.remotePath).length);
  return `${dropEndSlashes(mapping.localPath)}${rest}`;
}

/** Joins a folder and what is below it, unless that is a path of its own. */
export function joinFolder(folder: string, below: string): string {
  if (below === "") return folder;
  if (/^(?:[\\/]|[A-Za-z]:)/.test(below)) return below;
  return `${dropEndSlashes(folder)}/${below}`;
}

function toSlashes(path: string): string {
  return dropEndSlashes(path).replaceAll("\\", "/");
}

/** Paths of Windows ignore case. */
function toComparable(path: string): string {
  const plain = toSlashes(path);
  if (plain === "") return "/";
  return /^[A-Za-z]:/.test(plain) ? plain.toLowerCase() : plain;
}
