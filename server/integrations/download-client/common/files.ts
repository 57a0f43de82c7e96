import type { TransferFile } from "../../../domain/observation/facts.ts";
import { clampShare } from "./reading.ts";

const VIDEO = /\.(?:mkv|mp4|avi|m4v|ts|m2ts|mov|wmv|webm|mpg|mpeg|ogm|flv|iso|vob|divx)$/i;
const SAMPLE = /(?:^|[^a-z])samples?(?:[^a-z]|$)/i;

/** Returns the files that can be an episode or a movie, named relative to the download's own folder. */
export function toTransferFiles(files: readonly TransferFile[]): readonly TransferFile[] {
  const folder = findTopFolder(files);
  const videos = files
    .map((file) => ({ ...file, name: file.name.slice(folder.length) }))
    .filter((file) => VIDEO.test(file.name));
  const largest = Math.max(0, ...videos.map((file) => file.size));
  return videos
    .filter((file) => !(SAMPLE.test(file.name) && file.size < largest / 4))
    .map((file) => ({ ...file, progress: clampShare(file.progress) }));
}

/** Returns the positions of files in a download, by their names as `toTransferFiles` returns them. */
export function findFileIndexes(
  files: readonly { readonly name: string }[],
  names: readonly string[],
): readonly number[] {
  const folder = findTopFolder(files);
  return files.flatMap(({ name }, index) =>
    names.includes(name.slice(folder.length)) ? [index] : [],
  );
}

function findTopFolder(files: readonly { readonly name: string }[]): string {
  const first = files[0]?.name ?? "";
  const folder = first.slice(0, first.indexOf("/") + 1);
  return files.every((file) => file.name.startsWith(folder)) ? folder : "";
}
