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
