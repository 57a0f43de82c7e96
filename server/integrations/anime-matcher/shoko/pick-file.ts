import { fileName } from "../../../domain/path.ts";
import type { AwaitedFile } from "./awaited.ts";
import type { KnownFile } from "./known-file.ts";

/** Mount roots differ: the last two parts of the arr's path, then the name alone. */
export function toTails(path: string): readonly string[] {
  const parts = path.split(/[/\\]+/).filter((part) => part !== "");
  const tails = [parts.slice(-2).join("/"), parts.slice(-1).join("/")];
  return [...new Set(tails)].filter((tail) => tail !== "");
}

/** The one file that is meant: of the known size, and of those the one whose path agrees furthest. Null on a tie. */
export function pickFile(
  files: readonly KnownFile[],
  awaited: Pick<AwaitedFile, "path" | "size">,
): KnownFile | null {
  const ranked = files
    .filter(({ size }) => size === undefined || awaited.size === undefined || size === awaited.size)
    .map((file) => ({
      file,
      agreement: Math.max(0, ...file.paths.map((path) => countSharedParts(path, awaited.path))),
    }))
    .toSorted((left, right) => right.agreement - left.agreement);
  const [best, second] = ranked;
  if (!best || best.agreement === 0 || best.agreement === second?.agreement) return null;
  return best.file;
}

/** Whether a file that was known by its id is still the one that is meant; Shoko may have renamed it since. */
export function isSameFile({ size }: KnownFile, awaited: AwaitedFile): boolean {
  return awaited.size !== undefined && size === awaited.size;
}

function countSharedParts(left: string, right: string): number {
  if (fileName(left).toLowerCase() !== fileName(right).toLowerCase()) return 0;
  const [a, b] = [left, right].map((path) =>
    path
      .toLowerCase()
      .split(/[/\\]+/)
      .toReversed(),
  );
  let count = 0;
  while (a?.[count] !== undefined && a[count] !== "" && a[count] === b?.[count]) count += 1;
  return count;
}
