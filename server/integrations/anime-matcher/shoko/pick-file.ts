import { countSharedParts, fileName } from "../../../domain/path.ts";
import type { ImportedFile } from "./imported-file.ts";
import type { KnownFile } from "./known-file.ts";

/** Returns the last two parts of the arr's path, then only the name, because mount roots differ. */
export function toTails(path: string): readonly string[] {
  const parts = path.split(/[/\\]+/).filter((part) => part !== "");
  const tails = [parts.slice(-2).join("/"), parts.slice(-1).join("/")];
  return [...new Set(tails)].filter((tail) => tail !== "");
}

/** Returns the file with the expected size whose path shares most parts with the expected one; null on a tie. */
export function pickFile(
  files: readonly KnownFile[],
  importedFile: Pick<ImportedFile, "path" | "size">,
): KnownFile | null {
  const ranked = files
    .filter(
      ({ size }) =>
        size === undefined || importedFile.size === undefined || size === importedFile.size,
    )
    .map((file) => ({
      file,
      agreement: Math.max(
        0,
        ...file.paths.map((path) => countSharedParts(path, importedFile.path)),
      ),
    }))
    .toSorted((left, right) => right.agreement - left.agreement);
  const [best, second] = ranked;
  if (!best || best.agreement === 0 || best.agreement === second?.agreement) return null;
  return best.file;
}

/** Whether a file found by its id is still the expected one; Shoko may have renamed it since. */
export function isSameFile({ size }: KnownFile, importedFile: ImportedFile): boolean {
  return importedFile.size !== undefined && size === importedFile.size;
}

/** Smaller files, such as samples and subtitles, may have the same size by chance. */
const MIN_DISTINCT_BYTES = 1024 * 1024;

/** Returns the only file of this size; null when there are several. */
export function pickBySize(files: readonly KnownFile[], size: number): KnownFile | null {
  if (size < MIN_DISTINCT_BYTES) return null;
  const [only, second] = files.filter((file) => file.size === size);
  return only !== undefined && second === undefined ? only : null;
}

/** Returns the CRC32 checksum that releases of anime have in their name: `[Group] Show - 01 [E63F2984].mkv`. */
export function checksumIn(path: string): string | null {
  return /[[(]([0-9A-F]{8})[\])]/i.exec(fileName(path))?.[1]?.toUpperCase() ?? null;
}
